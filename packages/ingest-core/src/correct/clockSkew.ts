/**
 * Skews up to this are left as they are: the time that the request was on its way looks like a slow clock, and a
 * difference of seconds does no harm to a trace.
 */
export const MAX_TOLERATED_SKEW_MS = 5_000;

/**
 * Milliseconds to add to a client's times.
 *
 * @param sent the client's clock when it sent, Unix milliseconds.
 * @param receivedAt our clock when the request came, Unix milliseconds.
 * @param heldMs what it may have waited in the browser since `sent`. How much of it, nobody knows: a delay within it is
 *   taken for waiting, and of a longer one only the rest is skew.
 */
export function clockSkew(sent: number, receivedAt: number, heldMs = 0): number {
  const delay = receivedAt - sent;
  // whole, whatever fraction the client has written: nanoseconds are counted from it
  const skew = Math.round(delay - Math.min(Math.max(delay, 0), heldMs));
  return Math.abs(skew) <= MAX_TOLERATED_SKEW_MS ? 0 : skew;
}
