/**
 * Whether so long has passed since a moment. Of one that is yet to come nobody knows: the clock was set back, and what would
 * wait for it to come might wait for hours, so then it has.
 *
 * @param since by the wall clock, as `now`: Unix milliseconds.
 * @param ms how long, milliseconds.
 */
export function hasPassed(since: number, ms: number, now: number): boolean {
  return now - since >= ms || now < since;
}
