/** `Sat, 21 Nov 2026 00:01:00 GMT`; `Date.parse` alone takes nearly anything for a date. */
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/**
 * Milliseconds of a Retry-After header: seconds or an HTTP date (RFC 9110, section 10.2.3). Undefined where there is none
 * or it is malformed.
 *
 * @param now Unix milliseconds.
 */
export function retryAfter(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000;
  return HTTP_DATE.test(header) ? Math.max(0, Date.parse(header) - now) : undefined;
}
