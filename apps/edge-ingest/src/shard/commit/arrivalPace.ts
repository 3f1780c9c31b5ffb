/** Weight of the newest interval in the mean: it forgets a burst within some 20 batches. */
const NEWEST = 1 / 8;

/** So many mean intervals without a batch: with arrivals at random, 6 times in 7 another one has come by then. */
const INTERVALS = 2;

/** A longer pause says no more than that nothing came; the burst after it is not to be spread over many batches. */
const MAX_INTERVAL_MS = 250;

/** Says how long it is worth to wait for the next batch. */
export interface ArrivalPace {
  /** To be called as a batch comes; Unix milliseconds. */
  arrived(at: number): void;
  /** Milliseconds within which another one is likely to come; undefined where that would be longer than `maxMs`. */
  gapMs(maxMs: number): number | undefined;
}

/** A pace of which nothing is known yet: no company is expected. */
export function createArrivalPace(): ArrivalPace {
  let last = Number.NEGATIVE_INFINITY;
  let meanMs = MAX_INTERVAL_MS;
  return {
    arrived(at) {
      const interval = Math.min(Math.max(0, at - last), MAX_INTERVAL_MS);
      meanMs += (interval - meanMs) * NEWEST;
      last = at;
    },
    gapMs(maxMs) {
      const gap = INTERVALS * meanMs;
      return gap <= maxMs ? gap : undefined;
    },
  };
}
