import type { LiveSeries } from './liveSeries.ts';
import { HEARTBEAT_MS, REPEAT_MS } from './planSnapshot.ts';

/** A lone batch is shown this soon; more that come in meanwhile share the snapshot. */
const FIRST_SNAPSHOT_MS = 1_000;

/**
 * Snapshots that may wait before they are taken less often: ten minutes' worth. Values are cumulative, so a store that is
 * down for hours loses resolution, never counts.
 */
const FULL_RESOLUTION_SNAPSHOTS = 40;

/** Past that, a snapshot every minute; past ten times as many, every quarter of an hour. */
const THINNED_MS = [60_000, 15 * 60_000] as const;

/** Milliseconds between two snapshots. */
export function spacing(intervalMs: number, waiting: number): number {
  if (waiting < FULL_RESOLUTION_SNAPSHOTS) return intervalMs;
  return Math.max(intervalMs, THINNED_MS[waiting < 10 * FULL_RESOLUTION_SNAPSHOTS ? 0 : 1]);
}

export interface SnapshotTimes {
  /** Unix milliseconds. */
  readonly now: number;
  /** When the last snapshot was taken, by the clock of then: Unix milliseconds; 0 before the first. */
  readonly takenAt: number;
  /** Its timestamp, which is later where the clock was set back before. */
  readonly lastAt: number;
  /** Since when there is something that no snapshot shows, Unix milliseconds. */
  readonly unshownSince: number | undefined;
  /** Milliseconds. */
  readonly spacingMs: number;
  readonly live: Iterable<LiveSeries>;
}

/**
 * When the next snapshot is due, Unix milliseconds; undefined while there is nothing to show or to repeat. A moment that is yet
 * to come was told by a clock that was set back since: nothing waits for it to come again.
 */
export function nextSnapshotAt(times: SnapshotTimes): number | undefined {
  const { now, takenAt, lastAt, unshownSince, spacingMs, live } = times;
  const spacedAt = takenAt > now ? now : takenAt + spacingMs;
  if (unshownSince !== undefined)
    return Math.max(spacedAt, unshownSince > now ? now : unshownSince + FIRST_SNAPSHOT_MS);
  let dueAt = Number.POSITIVE_INFINITY;
  for (const { alive, sentAt, repeated } of live) {
    if (!alive) continue;
    // a sample that is newer than the last snapshot is from before a clock that was wrong by a day
    dueAt = Math.min(dueAt, sentAt > lastAt ? now : sentAt + (repeated ? HEARTBEAT_MS : REPEAT_MS));
  }
  return dueAt === Number.POSITIVE_INFINITY ? undefined : Math.max(dueAt, spacedAt);
}
