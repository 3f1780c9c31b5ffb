import type { MetricDelta } from '@throughline/ingest-core/measure/metricDelta';
import {
  createSeriesRegistry,
  type SeriesRegistry,
} from '@throughline/ingest-core/measure/series/seriesRegistry';
import { openCheckpoints } from './checkpoint.ts';
import { type CommitLog, createCommitLog, type RowRange } from './commit/commitLog.ts';
import { createFreeRows, MAX_FREE_ROWS } from './commit/freeRows.ts';
import type { LogRow } from './commit/logRow.ts';
import { createSeenBatches, type SeenBatches } from './commit/seenBatches.ts';
import { type Disk, openDisk } from './disk/disk.ts';
import { createSeriesTable, type SeriesTable } from './series/seriesTable.ts';
import { createShardState, type ShardState } from './shardState.ts';

/**
 * Series of one Shard from which on new routes and targets are counted under `__other__`: 5,000 histograms are about
 * 85,000 Prometheus series, and 20 MB of the object's 128.
 */
export const MAX_SERIES = 5_000;

/** What the Shard knows, on disk and in memory alike: the log, the series that it adds up to, and the batches seen. */
export interface Ledger {
  readonly log: CommitLog;
  readonly registry: SeriesRegistry;
  readonly series: SeriesTable;
  readonly seen: SeenBatches;
  readonly state: ShardState;
  /** When the oldest change that no snapshot shows yet was made, Unix milliseconds; undefined where there is none. */
  readonly unshownSince: number | undefined;
  /**
   * Appends rows to the log, and what has changed of the state with them, and adds them up. In a transaction of the caller's, or
   * in one of its own. While the disk is full, rows without ids and spans are held in memory.
   */
  append(rows: readonly LogRow[], at: number): void;
  /** Makes durable what has changed of the state, in a row of its own. */
  note(at: number): void;
  /** Writes what is held, or at least a row: the disk may take it again. */
  writeHeld(at: number): void;
  /** Takes down that the saved series hold everything so far; the caller holds the transaction that saves them. */
  checkpoint(options: CheckpointOptions): void;
}

export interface CheckpointOptions {
  /** Rows of the log that somebody needs; what else is counted is free to be overwritten. */
  readonly needed: readonly RowRange[];
  /** Unix milliseconds. */
  readonly now: number;
  /** The Shard goes to sleep: nothing that was delivered is kept for the sake of a row. */
  readonly isLast: boolean;
}

/** Nothing but the state's changes. */
const NOTE: LogRow = { ids: [], deltas: [], pieces: [] };

/** Rebuilds the Shard's knowledge: the checkpoint and the saved series, plus every log row since. */
export function openLedger(storage: DurableObjectStorage, disk: Disk = openDisk(new Map(), '')): Ledger {
  const { sql } = storage;
  const checkpoints = openCheckpoints(sql);
  const last = checkpoints.read();
  const counted = { through: last.through };
  const state = createShardState(last.values);
  const log = createCommitLog(sql, {
    given: last.through,
    free: createFreeRows(existing(sql, last.free), MAX_FREE_ROWS),
  });
  const series = createSeriesTable(sql);
  const seen = createSeenBatches(sql, last.ids);
  const rows = Array.from(series.live.values(), ({ row }) => row);
  const registry = createSeriesRegistry({ maxSeries: MAX_SERIES, rows });
  let unshownSince: number | undefined;
  const count = (deltas: readonly MetricDelta[], at: number): void => {
    registry.apply(deltas, at);
    if (deltas.some(isWorthShowing)) unshownSince ??= at;
  };
  for (const { seq, ids, deltas, committedAt, state: changes } of log.read()) {
    for (const id of ids) seen.add(id);
    if (seq <= counted.through) continue;
    count(deltas, committedAt);
    if (changes !== undefined) state.apply(changes);
  }

  /** What is held and in no row, not even in one that is on its way. */
  const pending = () => disk.held.filter(({ after }) => after === log.last);
  for (const { deltas, state: changes } of pending()) {
    count(deltas, Date.now());
    for (const [name, value] of Object.entries(changes)) state.write(name, value);
  }

  const write = (added: readonly LogRow[], at: number): void => {
    const held = pending().flatMap(({ deltas }) => deltas);
    const rows = held.length === 0 ? added : [{ ...NOTE, deltas: held }, ...added];
    // The disk first: what can't be written must not be remembered.
    try {
      storage.transactionSync(() => log.append(rows, at, state.changes));
    } catch (error) {
      log.settle(false);
      throw error;
    }
    log.settle(true);
    state.written();
    disk.writing(log.last);
    for (const { ids, deltas } of added) {
      for (const id of ids) seen.add(id);
      count(deltas, at);
    }
  };

  /** Whoever waits for ids to be durable says so itself. */
  const confirm = (): void => {
    const through = log.last;
    void storage.sync().then(() => disk.works(through));
  };

  const append = (added: readonly LogRow[], at: number): void => {
    const isHoldable = added.every(canBeHeld);
    if (!disk.isFull || !isHoldable) {
      write(added, at);
      if (isHoldable) confirm();
      return;
    }
    const deltas = added.flatMap((row) => row.deltas);
    disk.hold({ after: log.last, deltas, state: state.changes ?? {} });
    count(deltas, at);
  };

  return {
    log,
    registry,
    series,
    seen,
    state,
    get unshownSince() {
      return unshownSince;
    },
    append,
    note(at) {
      if (state.changes !== undefined) append([NOTE], at);
    },
    writeHeld: (at) => write([NOTE], at),
    checkpoint({ needed, now, isLast }) {
      counted.through = log.last;
      unshownSince = undefined;
      for (const gap of gapsBetween(needed, counted.through)) seen.store(log.free(gap));
      if (isLast) log.deleteFree();
      seen.forget(now);
      const { loose: ids } = seen;
      checkpoints.write({ through: counted.through, values: state.values, free: log.freeSeqs, ids });
      state.written();
      disk.writing(log.last);
      confirm();
    },
  };
}

/** Those of the rows that are still there: some have been overwritten since. */
function existing(sql: SqlStorage, seqs: readonly number[]): number[] {
  const rows = sql.exec<{ seq: number }>(
    'SELECT seq FROM commit_log WHERE seq IN (SELECT value FROM json_each(?)) ORDER BY seq',
    JSON.stringify(seqs),
  );
  return Array.from(rows, ({ seq }) => seq);
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

/** What nobody was promised is not lost with the memory: it is done again. */
function canBeHeld({ ids, pieces }: LogRow): boolean {
  return ids.length === 0 && pieces.length === 0;
}

/** A delivered snapshot changes the counters of remote-write itself; to write a snapshot for that would never end. */
function isWorthShowing({ labels }: MetricDelta): boolean {
  return labels.destination !== 'remote_write';
}
