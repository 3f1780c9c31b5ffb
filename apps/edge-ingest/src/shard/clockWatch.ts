/** The clocks of Cloudflare's machines differ by less, and so two that call within a millisecond. */
const STILL_MS = 5_000;

/** Notices that the object's clock stands still. */
export interface ClockWatch {
  /**
   * Whether it does while its callers' clocks go on. In workerd an object's `Date.now` never goes back: where the host's clock
   * was set back by an hour it stands still for that hour, and every timer of the object waits for it, those of groups that gather
   * among them.
   *
   * @param now the object's clock, Unix milliseconds.
   * @param callerNow the caller's, in the same.
   */
  standsStill(now: number, callerNow: number): boolean;
}

export function createClockWatch(): ClockWatch {
  let last = Number.NaN;
  let since = Number.NaN;
  return {
    standsStill(now, callerNow) {
      // the caller's went back meanwhile, too
      if (now !== last || callerNow < since) [last, since] = [now, callerNow];
      return callerNow - since >= STILL_MS;
    },
  };
}
