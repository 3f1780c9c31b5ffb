import { lastWhere } from '../platform/lastWhere.ts';

/** Turns times of `performance.now()`'s clock into the wall clock's. */
export interface Clock {
  /** Milliseconds on `performance.now()`'s clock. */
  now(): number;
  /** Unix milliseconds, with a fraction, of a time on `performance.now()`'s clock. */
  epochMs(time: number): number;
}

/**
 * Both clocks tick apart by a few milliseconds at most while a machine is awake, since NTP slews; more than this is a
 * sleep, during which Chromium's monotonic clock stands still (https://crbug.com/1206450), or a clock that was set.
 */
const MAX_DRIFT_MS = 100;

/** Between its two reads a thread can be paused, which looks like a drift; then both are read again, so many times. */
const MAX_READ_MS = 10;
const READS = 5;

interface Sources {
  /** Unix milliseconds. */
  readonly wall: () => number;
  readonly monotonic: () => number;
  /** `performance.timeOrigin`. */
  readonly timeOrigin: number;
}

/**
 * A clock that notices a sleep: times before it keep the origin that held then, times after it get a new one. So a span
 * that was measured before a laptop's lid closed stays where it happened.
 */
export function createClock(
  sources: Sources = {
    wall: () => Date.now(),
    monotonic: () => performance.now(),
    timeOrigin: performance.timeOrigin,
  },
): Clock {
  const { wall, monotonic, timeOrigin } = sources;
  const origins = [{ from: Number.NEGATIVE_INFINITY, origin: timeOrigin }];
  let lastSeen = Number.NEGATIVE_INFINITY;

  const checkDrift = (reads = READS): void => {
    const now = monotonic();
    const origin = wall() - now;
    const isDrift = Math.abs(origin - (origins.at(-1)?.origin ?? origin)) > MAX_DRIFT_MS;
    if (isDrift && monotonic() - now > MAX_READ_MS) {
      if (reads > 1) checkDrift(reads - 1);
      return;
    }
    if (isDrift) origins.push({ from: lastSeen, origin });
    lastSeen = now;
  };

  return {
    now: monotonic,
    epochMs(time) {
      checkDrift();
      const origin = lastWhere(origins, ({ from }) => time > from)?.origin ?? timeOrigin;
      return origin + time;
    },
  };
}
