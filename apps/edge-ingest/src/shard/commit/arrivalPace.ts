/** Weight of the newest interval in the mean: it forgets a burst within some 20 batches. */
const NEWEST = 1 / 8;

/** So many mean intervals without a batch: with arrivals at random, 6 times in 7 another one has come by then. */
const INTERVALS = 2;

/** A longer pause says no more than that nothing came; the burst after it is not to be spread over many batches. */
const MAX_INTERVAL_MS = 250;

/** A pause that is always worth it where batches come as fast: from about 80 a second on. */
export const SHORT_GAP_MS = 25;

/** Longer waits in vain in a row after which there is none for some batches: clients that send after each answer gain nothing by it. */
const VAIN_WAITS = 2;

/** Batches that are not waited with then: at first, and at most, doubled each time that it was in vain again. */
const FIRST_REST = 16;
const MAX_REST = 1_024;

/** Says how long it is worth to wait for the next batch. */
export interface ArrivalPace {
  /** To be called as a batch comes; Unix milliseconds. */
  arrived(at: number): void;
  /** Milliseconds within which another one is likely to come; undefined where that would be longer than `maxMs`. */
  gapMs(maxMs: number): number | undefined;
  /** To be called when a wait is over that was longer than {@link SHORT_GAP_MS}: whether it was worth it. */
  waited(isWorthIt: boolean): void;
}

/** A pace of which nothing is known yet: no company is expected. */
export function createArrivalPace(): ArrivalPace {
  let last = Number.NEGATIVE_INFINITY;
  let meanMs = MAX_INTERVAL_MS;
  let [vain, rest, nextRest] = [0, 0, FIRST_REST];
  return {
    arrived(at) {
      rest = Math.max(0, rest - 1);
      const interval = Math.min(Math.max(0, at - last), MAX_INTERVAL_MS);
      meanMs += (interval - meanMs) * NEWEST;
      last = at;
    },
    gapMs(maxMs) {
      const gap = INTERVALS * meanMs;
      return gap <= (rest === 0 ? maxMs : Math.min(maxMs, SHORT_GAP_MS)) ? gap : undefined;
    },
    waited(isWorthIt) {
      if (isWorthIt) {
        [vain, nextRest] = [0, FIRST_REST];
        return;
      }
      vain += 1;
      if (vain < VAIN_WAITS) return;
      rest = nextRest;
      nextRest = Math.min(MAX_REST, 2 * nextRest);
    },
  };
}
