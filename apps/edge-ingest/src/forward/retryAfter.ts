/**
 * Milliseconds of a Retry-After header: seconds or an HTTP date (RFC 9110, section 10.2.3). Undefined where there is none
 * or it is malformed.
 *
 * @param now Unix milliseconds.
 */
export function retryAfter(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
