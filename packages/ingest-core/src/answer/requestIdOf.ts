/** Ids as programs make them; anything else could carry data into the log. */
const REQUEST_ID = /^[\w-]{8,64}$/;

/** The client's `X-Request-Id`, or one made here. */
export function requestIdOf({ headers }: Request): string {
  const given = headers.get('x-request-id');
  return given !== null && REQUEST_ID.test(given) ? given : crypto.randomUUID();
}
