import type { LiveSeries } from './liveSeries.ts';

/** A route that nobody has opened for a week has most likely gone with a deployment. */
export const FORGET_MS = 7 * 24 * 60 * 60_000;

/**
 * Series that give their places to new ones, once there is no other place left: those that ended with a stale marker, and
 * have not changed for a week. One that wakes after that begins at zero, which PromQL takes for a restart.
 *
 * @param at Unix milliseconds.
 * @returns their keys.
 */
export function forgettable(live: Iterable<LiveSeries>, at: number): string[] {
  const keys: string[] = [];
  for (const { row, alive } of live) if (!alive && at - row.changedAt >= FORGET_MS) keys.push(row.key);
  return keys;
}
