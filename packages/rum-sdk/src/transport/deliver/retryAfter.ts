/** The longest wait that is obeyed, milliseconds; a page that is told a later time asks again after this. */
const MAX_MS = 3_600_000;

/**
 * Milliseconds that an answer asks to wait: `Retry-After` in seconds or as a date (RFC 9110, section 10.2.3). 0 where
 * there is none, as across origins that don't expose it.
 */
export function retryAfter(headers: Headers): number {
  const value = headers.get('retry-after') ?? '';
  const ms = Number(value) * 1000 || Date.parse(value) - Date.now();
  return Math.min(MAX_MS, Math.max(0, ms || 0));
}
