/**
 * Whether a request that changes something comes from the panel's own pages. SameSite=Lax keeps the cookie from other
 * sites already; this also refuses other origins of the same site (sub-domains, ports).
 *
 * A client that sends neither `Origin` nor `Sec-Fetch-Site` is no browser, so nobody else's page steers it.
 */
export function isSameOrigin(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none') return false;
  const origin = headers.get('origin');
  if (origin === null) return true;
  const host = headers.get('x-forwarded-host') ?? headers.get('host');
  return URL.parse(origin)?.host === host;
}
