import { later } from '../../platform/later.ts';

/** A timer that the soonest request decides. */
export interface Timer {
  /** Rings after this many milliseconds, or sooner where that was asked for already. */
  within(ms: number): void;
  stop(): void;
}

/** A timer that isn't set. */
export function createTimer(ring: () => void): Timer {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let due = Number.POSITIVE_INFINITY;
  const stop = (): void => {
    clearTimeout(timer);
    due = Number.POSITIVE_INFINITY;
  };
  return {
    stop,
    within(ms) {
      const at = performance.now() + ms;
      if (at >= due) return;
      stop();
      due = at;
      timer = later(() => {
        stop();
        ring();
      }, ms);
    },
  };
}
