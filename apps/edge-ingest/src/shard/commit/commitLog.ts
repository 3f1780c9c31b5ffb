import { joinDeltas, readDeltas, writeDeltas } from '../message/deltaText.ts';
import type { LogMeta, LogPiece, LogRow, LogSpans, RememberedId } from './logRow.ts';

type Pieces = LogMeta['pieces'];

/** Columns of text are JSON; each reader asks for those that it needs. */
type MetaColumns = { seq: number; committed_at: number; ids: string; deltas: string; pieces: string };
type SpanColumns = Pick<MetaColumns, 'seq' | 'committed_at' | 'pieces'> & { spans: ArrayBuffer };
type IdColumns = Pick<MetaColumns, 'seq' | 'ids'>;

/** Rows taken out at once: bounds the memory of a catch-up after a long outage. */
const MAX_REMOVED_ROWS = 5_000;

/** The durable record of everything that changed the Shard, in order. A row's number is never given twice. */
export interface CommitLog {
  /** Number of the newest row that was ever written. */
  readonly last: number;
  /** Appends rows; the caller holds the transaction, and awaits that it is durable. */
  append(rows: readonly LogRow[], at: number): void;
  /** Every row, oldest first, without the bytes of its spans. Nothing may be written while it runs. */
  read(): IterableIterator<LogMeta>;
  /** Rows with spans from `after` (exclusive) to `through` (inclusive), oldest first, one at a time. */
  readSpans(after: number, through: number): IterableIterator<LogSpans>;
  /** When the oldest row with spans after `after` was committed, Unix milliseconds. */
  oldestSpansAt(after: number): number | undefined;
  /** Takes out the rows of a range, the oldest first and a bounded number; says which, and their batch ids. */
  remove(rows: RowRange): RemovedRows;
}

/** Rows of the log after one (exclusive) and up to another (inclusive). */
export interface RowRange {
  readonly after: number;
  readonly through: number;
}

export interface RemovedRows {
  /** Number of the newest row taken out; 0 where there was none. */
  readonly through: number;
  readonly ids: readonly RememberedId[];
}

/** @param given a number that is known to have been given: the newest row may have been removed. */
export function createCommitLog(sql: SqlStorage, given: number): CommitLog {
  const newest = sql.exec<{ seq: number | null }>('SELECT max(seq) AS seq FROM commit_log').one().seq ?? 0;
  let last = Math.max(newest, given);
  return {
    get last() {
      return last;
    },
    append(rows, at) {
      for (const row of rows) insert(sql, ++last, at, row);
    },
    *read() {
      const query = 'SELECT seq, committed_at, ids, deltas, pieces FROM commit_log ORDER BY seq';
      for (const columns of sql.exec<MetaColumns>(query)) yield decodeMeta(columns);
    },
    *readSpans(after, through) {
      // One statement for each row, because a cursor may not stay open while others write.
      const query =
        'SELECT seq, committed_at, pieces, spans FROM commit_log WHERE seq > ? AND seq <= ? AND spans IS NOT NULL ORDER BY seq LIMIT 1';
      for (let from = after; ; ) {
        const [columns] = sql.exec<SpanColumns>(query, from, through).toArray();
        if (columns === undefined) return;
        from = columns.seq;
        yield decodeSpans(columns);
      }
    },
    oldestSpansAt(after) {
      const query =
        'SELECT committed_at FROM commit_log WHERE seq > ? AND spans IS NOT NULL ORDER BY seq LIMIT 1';
      return sql.exec<{ committed_at: number }>(query, after).toArray()[0]?.committed_at;
    },
    remove: (rows) => remove(sql, rows),
  };
}

function insert(sql: SqlStorage, seq: number, at: number, { ids, deltas, written, pieces }: LogRow): void {
  const sizes: Pieces = pieces.map(({ env, count, bytes, only }) =>
    only === undefined ? [env, count, bytes.byteLength] : [env, count, bytes.byteLength, only],
  );
  sql.exec(
    'INSERT INTO commit_log (seq, committed_at, ids, deltas, pieces, spans) VALUES (?, ?, ?, ?, ?, ?)',
    seq,
    at,
    JSON.stringify(ids),
    written === undefined ? writeDeltas(deltas) : joinDeltas(written),
    JSON.stringify(sizes),
    joined(pieces),
  );
}

function remove(sql: SqlStorage, { after, through }: RowRange): RemovedRows {
  const query = 'SELECT seq, ids FROM commit_log WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?';
  const rows = sql.exec<IdColumns>(query, after, through, MAX_REMOVED_ROWS).toArray();
  const newest = rows.at(-1)?.seq ?? 0;
  if (newest > 0) sql.exec('DELETE FROM commit_log WHERE seq > ? AND seq <= ?', after, newest);
  return { through: newest, ids: rows.flatMap(({ ids }) => JSON.parse(ids) as RememberedId[]) };
}

function joined(pieces: readonly LogPiece[]): ArrayBuffer | null {
  if (pieces.length === 0) return null;
  const all = new Uint8Array(pieces.reduce((sum, { bytes }) => sum + bytes.byteLength, 0));
  let at = 0;
  for (const { bytes } of pieces) {
    all.set(bytes, at);
    at += bytes.byteLength;
  }
  return all.buffer;
}

function decodeMeta({ seq, committed_at, ids, deltas, pieces }: MetaColumns): LogMeta {
  return {
    seq,
    committedAt: committed_at,
    ids: JSON.parse(ids),
    deltas: readDeltas(deltas),
    pieces: JSON.parse(pieces),
  };
}

function decodeSpans({ seq, committed_at, pieces, spans }: SpanColumns): LogSpans {
  let at = 0;
  return {
    seq,
    committedAt: committed_at,
    pieces: (JSON.parse(pieces) as Pieces).map(([env, count, length, only]) => {
      const bytes = new Uint8Array(spans, at, length);
      at += length;
      return { env, count, bytes, ...(only !== undefined && { only }) };
    }),
  };
}
