import { readDeltas } from '../message/deltaText.ts';
import type { StateChanges } from '../shardState.ts';
import type { FreeRows } from './freeRows.ts';
import { insertRow } from './insertRow.ts';
import type { LogMeta, LogRow, LogSpans, RememberedId } from './logRow.ts';
import { readStoredSpans } from './storedSpans.ts';

type Pieces = LogMeta['pieces'];

/** Columns of text are JSON; each reader asks for those that it needs. */
type MetaColumns = {
  seq: number;
  at: number;
  ids: string;
  deltas: string;
  pieces: string;
  state: string | null;
};
type SpanColumns = Pick<MetaColumns, 'seq' | 'at' | 'pieces'> & { section: number; deflated: ArrayBuffer };

/** Rows freed at once: bounds the memory of a catch-up after a long outage. */
const MAX_FREED_ROWS = 5_000;

/** The durable record of everything that changed the Shard, in order. A row's number is never given twice. */
export interface CommitLog {
  /** Number of the newest row that was ever written. */
  readonly last: number;
  /** Appends rows, the state's changes with the first; the caller holds the transaction, and awaits that it is durable. */
  append(rows: readonly LogRow[], at: number, state?: StateChanges): void;
  /** What was appended since is written (or isn't, and what it would have overwritten is still free). */
  settle(isWritten: boolean): void;
  /** Every row, oldest first, without the bytes of its spans. Nothing may be written while it runs. */
  read(): IterableIterator<LogMeta>;
  /** Rows with spans from `after` (exclusive) to `through` (inclusive), oldest first, one at a time. */
  readSpans(after: number, through: number): IterableIterator<LogSpans>;
  /** When the oldest row with spans after `after` was committed, Unix milliseconds. */
  oldestSpansAt(after: number): number | undefined;
  /** Rows that are written from now on belong to another section than those before. */
  closeSection(): void;
  /** Frees the rows of a range, the oldest first and a bounded number, to be overwritten. @returns their batch ids. */
  free(rows: RowRange): readonly RememberedId[];
  /** Numbers of the rows that are free. */
  readonly freeSeqs: readonly number[];
  /** Deletes what is free. */
  deleteFree(): void;
}

/** Rows of the log after one (exclusive) and up to another (inclusive). */
export interface RowRange {
  readonly after: number;
  readonly through: number;
}

export interface CommitLogOptions {
  /** A number that is known to have been given: the newest row may be gone. */
  readonly given: number;
  readonly free: FreeRows;
}

export function createCommitLog(sql: SqlStorage, { given, free }: CommitLogOptions): CommitLog {
  const newest = sql.exec<{ seq: number | null }>('SELECT max(seq) AS seq FROM commit_log').one().seq ?? 0;
  let last = Math.max(newest, given);
  let section = last;

  const readSpans = function* (after: number, through: number): IterableIterator<LogSpans> {
    // One statement for each row, because a cursor may not stay open while others write.
    const query =
      'SELECT seq, at, section, pieces, deflated FROM commit_log WHERE seq > ? AND seq <= ? AND deflated IS NOT NULL ORDER BY seq LIMIT 1';
    for (let from = after; ; ) {
      const [columns] = sql.exec<SpanColumns>(query, from, through).toArray();
      if (columns === undefined) return;
      from = columns.seq;
      if (!free.has(from)) yield decodeSpans(columns);
    }
  };

  return {
    get last() {
      return last;
    },
    append(rows, at, state) {
      for (const [i, row] of rows.entries())
        insertRow(sql, { row, seq: ++last, at, section, state: i === 0 ? state : undefined }, free.take());
    },
    settle: (isWritten) => (isWritten ? free.settle() : free.giveBack()),
    *read() {
      const query = 'SELECT seq, at, ids, deltas, pieces, state FROM commit_log ORDER BY seq';
      for (const columns of sql.exec<MetaColumns>(query))
        if (!free.has(columns.seq)) yield decodeMeta(columns);
    },
    readSpans,
    oldestSpansAt: (after) => readSpans(after, last).next().value?.committedAt,
    closeSection() {
      section = last;
    },
    free({ after, through }) {
      const query = 'SELECT seq, ids FROM commit_log WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?';
      const rows = sql
        .exec<Pick<MetaColumns, 'seq' | 'ids'>>(query, after, through, MAX_FREED_ROWS)
        .toArray()
        .filter(({ seq }) => !free.has(seq));
      deleteRows(sql, free.add(rows.map(({ seq }) => seq)));
      return rows.flatMap(({ ids }) => JSON.parse(ids) as RememberedId[]);
    },
    get freeSeqs() {
      return free.seqs;
    },
    deleteFree: () => deleteRows(sql, free.clear()),
  };
}

function deleteRows(sql: SqlStorage, seqs: readonly number[]): void {
  if (seqs.length === 0) return;
  sql.exec('DELETE FROM commit_log WHERE seq IN (SELECT value FROM json_each(?))', JSON.stringify(seqs));
}

function decodeMeta({ seq, at, ids, deltas, pieces, state }: MetaColumns): LogMeta {
  return {
    seq,
    committedAt: at,
    ids: JSON.parse(ids),
    deltas: readDeltas(deltas),
    pieces: JSON.parse(pieces),
    state: state === null ? undefined : (JSON.parse(state) as StateChanges),
  };
}

function decodeSpans({ seq, at, section, pieces, deflated }: SpanColumns): LogSpans {
  const stored = readStoredSpans(new Uint8Array(deflated), JSON.parse(pieces) as Pieces);
  return { seq, committedAt: at, section, stored };
}
