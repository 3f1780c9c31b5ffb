import { lastWhere } from '../platform/lastWhere.ts';

/** Unix milliseconds, with a fraction, of a time on `performance.now()`'s clock. */
export type Clock = (time: number) => number;

/**
 * Both clocks tick apart by a few milliseconds at most while a machine is awake, since NTP slews; more than this is a
 * sleep, during which Chromium's monotonic clock stands still (https://crbug.com/1206450), or a clock that was set.
 */
const MAX_DRIFT_MS = 100;

/** Between its two reads a thread can be paused, which looks like a drift; then both are read again, so many times. */
const MAX_READ_MS = 10;
const READS = 5;

/**
 * A clock that notices a sleep: times before it keep the origin that held then, times after it get a new one. So a span
 * that was measured before a laptop's lid closed stays where it happened.
 */
export function createClock(): Clock {
  let newest = { from: Number.NEGATIVE_INFINITY, origin: performance.timeOrigin };
  const origins = [newest];
  let lastSeen = Number.NEGATIVE_INFINITY;

  const checkDrift = (reads = READS): void => {
    const now = performance.now();
    const origin = Date.now() - now;
    const isDrift = Math.abs(origin - newest.origin) > MAX_DRIFT_MS;
    if (isDrift && performance.now() - now > MAX_READ_MS) {
      if (reads > 1) checkDrift(reads - 1);
      return;
    }
    if (isDrift) {
      newest = { from: lastSeen, origin };
      origins.push(newest);
    }
    lastSeen = now;
  };

  return (time) => {
    checkDrift();
    return (lastWhere(origins, ({ from }) => time > from) ?? newest).origin + time;
  };
}
