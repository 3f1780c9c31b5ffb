import { hasPassed } from '@throughline/ingest-core/hasPassed';
import type { SeriesRow } from '@throughline/ingest-core/measure/series/seriesRow';
import { FLUSH_MS } from '../outbox/snapshotQueue.ts';
import type { LiveSeries } from './liveSeries.ts';
import { type RowSamples, rowSamples, type SamplesOptions, type WriteFormat } from './rowSamples.ts';

/** PromQL looks back five minutes: a living series that did not change is repeated within four. */
export const HEARTBEAT_MS = 4 * 60_000;

/** A value that did not change is repeated once after this long already: until then a store may lose it in a crash. */
export const REPEAT_MS = FLUSH_MS;

/** A series that did not change for this long ends with a stale marker; it goes on from its value when it wakes. */
export const IDLE_MS = 30 * 60_000;

/** What a snapshot writes. */
export interface SnapshotPlan {
  /** First samples of series that begin or wake, older than `values`; to be delivered in requests of their own before. */
  readonly starts: readonly RowSamples[];
  readonly values: readonly RowSamples[];
  /** The series whose state the snapshot changes. */
  readonly live: readonly LiveSeries[];
}

export interface SnapshotInput {
  /** What changed since the last snapshot. */
  readonly changed: readonly SeriesRow[];
  /** What was written so far, by key. */
  readonly live: ReadonlyMap<string, LiveSeries>;
  /** Timestamp of the snapshot, Unix milliseconds: later than the last one's. */
  readonly at: number;
  /** Milliseconds between snapshots: how far before `at` a series starts. */
  readonly intervalMs: number;
  /** Label `shard`. */
  readonly shard: string;
  readonly format: WriteFormat;
  /** Repeats every value that was sent once only, however long ago. */
  readonly repeatsAll?: boolean;
}

/** Decides which samples a snapshot has. */
export function planSnapshot(input: SnapshotInput): SnapshotPlan {
  const { changed, live, at } = input;
  const plan: Draft = { starts: [], values: [], live: [] };
  const [own, others] = partition(changed, isOwn);
  for (const row of others) goOn(plan, input, row);
  const done = new Set(changed.map(({ key }) => key));
  for (const series of live.values()) {
    if (done.has(series.row.key) || !series.alive || !isDue(input, series)) continue;
    if (at - series.row.changedAt >= IDLE_MS) end(plan, input, series.row);
    else goOn(plan, input, series.row);
  }
  // Every snapshot that is delivered changes these: alone they don't keep the Shard awake.
  const isAnyAlive = hasOthersAlive(plan, live);
  for (const row of own) {
    if (isAnyAlive) goOn(plan, input, row);
    else if (live.get(row.key)?.alive) end(plan, input, row);
  }
  return plan;
}

function isDue({ at, repeatsAll }: SnapshotInput, { sentAt, repeated, row }: LiveSeries): boolean {
  if (repeated || isOwn(row)) return hasPassed(sentAt, HEARTBEAT_MS / 2, at);
  return repeatsAll === true || hasPassed(sentAt, REPEAT_MS, at);
}

type Draft = { -readonly [K in keyof SnapshotPlan]: SnapshotPlan[K][number][] };

function goOn(plan: Draft, input: SnapshotInput, row: SeriesRow): void {
  const { live, at, intervalMs } = input;
  const before = live.get(row.key);
  const startedAt = before === undefined ? at - intervalMs - 1 : before.startedAt;
  if (before === undefined)
    plan.starts.push(sample(input, row, { timestamp: at - intervalMs, startedAt, zero: true }));
  else if (!before.alive) {
    const timestamp = Math.max(at - intervalMs, Math.min(before.sentAt, at - 2) + 1);
    plan.starts.push(sample(input, before.row, { timestamp, startedAt }));
  }
  plan.values.push(sample(input, row, { timestamp: at, startedAt }));
  plan.live.push({
    row: written(row),
    sentAt: at,
    alive: true,
    // What is written about remote-write itself changes with every snapshot: to repeat it would never end.
    repeated: isOwn(row) || before?.row.changedAt === row.changedAt,
    startedAt,
  });
}

function end(plan: Draft, input: SnapshotInput, row: SeriesRow): void {
  const startedAt = input.live.get(row.key)?.startedAt;
  plan.values.push(sample(input, row, { timestamp: input.at, stale: true }));
  plan.live.push({
    row: written(row),
    sentAt: input.at,
    alive: false,
    startedAt,
  });
}

function sample({ shard, format }: SnapshotInput, row: SeriesRow, options: SamplesOptions): RowSamples {
  return rowSamples(row, { ...options, shard, format });
}

/** A row as it is kept: its exemplars have been written, and no other sample has them. */
function written(row: SeriesRow): SeriesRow {
  if (row.type === 'counter') return { ...row, isNew: false };
  const { exemplars, ...rest } = row;
  return { ...rest, isNew: false };
}

/** Series about remote-write itself. */
function isOwn({ labels }: SeriesRow): boolean {
  return labels.destination === 'remote_write';
}

function hasOthersAlive(plan: Draft, live: SnapshotInput['live']): boolean {
  const planned = new Map(plan.live.map((series) => [series.row.key, series.alive]));
  for (const alive of planned.values()) if (alive) return true;
  for (const { row, alive } of live.values()) if (alive && !isOwn(row) && !planned.has(row.key)) return true;
  return false;
}

function partition<T>(items: readonly T[], is: (item: T) => boolean): [T[], T[]] {
  const parts: [T[], T[]] = [[], []];
  for (const item of items) parts[is(item) ? 0 : 1].push(item);
  return parts;
}
