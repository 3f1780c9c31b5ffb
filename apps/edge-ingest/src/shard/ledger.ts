import type { MetricDelta } from '@throughline/ingest-core/measure/metricDelta';
import {
  createSeriesRegistry,
  type SeriesRegistry,
} from '@throughline/ingest-core/measure/series/seriesRegistry';
import { type CommitLog, createCommitLog, type RowRange } from './commit/commitLog.ts';
import type { LogRow } from './commit/logRow.ts';
import { createSeenBatches, type SeenBatches } from './commit/seenBatches.ts';
import { createSeriesTable, type SeriesTable } from './series/seriesTable.ts';
import { createShardState, type ShardState } from './shardState.ts';

/**
 * Series of one Shard from which on new routes and targets are counted under `__other__`: 5,000 histograms are about
 * 85,000 Prometheus series, and 20 MB of the object's 128.
 */
export const MAX_SERIES = 5_000;

/** Name in the state table: the log row up to which the saved series have counted everything. */
const COUNTED_THROUGH = 'counted_through';

/** What the Shard knows, on disk and in memory alike: the log, the series that it adds up to, and the batches seen. */
export interface Ledger {
  readonly log: CommitLog;
  readonly registry: SeriesRegistry;
  readonly series: SeriesTable;
  readonly seen: SeenBatches;
  readonly state: ShardState;
  /** When the oldest change that no snapshot shows yet was made, Unix milliseconds; undefined where there is none. */
  readonly unshownSince: number | undefined;
  /** Appends rows to the log and adds them up. In a transaction of the caller's, or in one of its own. */
  append(rows: readonly LogRow[], at: number): void;
  /** Takes down that the saved series hold everything so far; the caller holds the transaction that saves them. */
  markCounted(): void;
  /** Moves ids out of log rows that are counted, and that nobody needs any more. */
  compact(needed: readonly RowRange[], now: number): void;
}

/** Rebuilds the Shard's knowledge: the saved series, plus every log row since. */
export function openLedger(storage: DurableObjectStorage): Ledger {
  const { sql } = storage;
  const state = createShardState(sql);
  const counted = { through: state.read<number>(COUNTED_THROUGH) ?? 0 };
  const log = createCommitLog(sql, counted.through);
  const series = createSeriesTable(sql);
  const seen = createSeenBatches(sql);
  const rows = Array.from(series.live.values(), ({ row }) => row);
  const registry = createSeriesRegistry({ maxSeries: MAX_SERIES, rows });
  let unshownSince: number | undefined;
  const count = (deltas: readonly MetricDelta[], at: number): void => {
    registry.apply(deltas, at);
    if (deltas.some(isWorthShowing)) unshownSince ??= at;
  };
  for (const { seq, ids, deltas, committedAt } of log.read()) {
    for (const id of ids) seen.add(id);
    if (seq > counted.through) count(deltas, committedAt);
  }

  return {
    log,
    registry,
    series,
    seen,
    state,
    get unshownSince() {
      return unshownSince;
    },
    append(added, at) {
      // The disk first: what can't be written must not be remembered.
      storage.transactionSync(() => log.append(added, at));
      for (const { ids, deltas } of added) {
        for (const id of ids) seen.add(id);
        count(deltas, at);
      }
    },
    markCounted() {
      counted.through = log.last;
      unshownSince = undefined;
      state.write(COUNTED_THROUGH, log.last);
    },
    compact(needed, now) {
      for (const gap of gapsBetween(needed, counted.through)) {
        const removed = log.remove(gap);
        seen.store(removed.ids, removed.through);
      }
      seen.forget(now);
    },
  };
}

/** What is left of the log up to a row when ranges are taken out. */
function gapsBetween(ranges: readonly RowRange[], through: number): RowRange[] {
  const gaps: RowRange[] = [];
  let after = 0;
  for (const range of [...ranges].sort((a, b) => a.after - b.after)) {
    if (range.after > after) gaps.push({ after, through: Math.min(range.after, through) });
    after = Math.max(after, range.through);
  }
  return [...gaps, { after, through }].filter((gap) => gap.after < gap.through);
}

/** A delivered snapshot changes the counters of remote-write itself; to write a snapshot for that would never end. */
function isWorthShowing({ labels }: MetricDelta): boolean {
  return labels.destination !== 'remote_write';
}
