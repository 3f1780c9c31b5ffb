import { joinBytes } from '../../joinBytes.ts';
import { MAX_ROW_BYTES } from '../commit/packRows.ts';
import type { WriteBody } from '../series/writeBodies.ts';

/** The frozen remote-write requests of a snapshot, that wait. */
export interface QueuedSnapshot {
  readonly seq: number;
  /** Unix milliseconds. */
  readonly takenAt: number;
  /** To be sent in this order. */
  readonly bodies: readonly WriteBody[];
}

/** The `snapshots` table, first in, first out. The caller holds the transactions. */
export interface SnapshotQueue {
  readonly length: number;
  readonly samples: number;
  readonly bytes: number;
  push(bodies: readonly WriteBody[], takenAt: number): void;
  first(): QueuedSnapshot | undefined;
  /**
   * Takes out what `first` gave, acknowledged at a time (Unix milliseconds); the caller makes it durable that everything up to it
   * is out. It stays there for {@link SnapshotQueue.lastOut}, and is overwritten after that.
   */
  shift(first: QueuedSnapshot, at: number): void;
  /** Deletes of what is out the oldest, past what is kept to be overwritten. */
  trim(): void;
  /** What was acknowledged last, and shortly before that: all that a store may not have written to its disk yet. */
  lastOut(): readonly QueuedSnapshot[];
  /** That was acknowledged once more, at a time. */
  outAgain(at: number): void;
}

/**
 * What was acknowledged longer ago is on the store's disk. VictoriaMetrics gathers rows for 2 s, and every 5 s writes those parts
 * that are 5 s old (`-inmemoryDataFlushInterval`, lib/storage/partition.go): 13 s with its jitter.
 */
export const FLUSH_MS = 20_000;

/** Rows that are out, kept to be overwritten or sent again: a snapshot is one as a rule. */
const MAX_OUT = 64;

/** What the column `samples` says of each body; an object alone, in a row of an earlier version, is of the only one. */
type Contents = readonly (readonly [samples: WriteBody['samples'], bytes: number, isStart: boolean])[];

type Columns = { seq: number; taken_at: number; samples: string; body: ArrayBuffer };

const INSERT = 'INSERT INTO snapshots (seq, taken_at, samples, body) VALUES (?, ?, ?, ?)';
const OVERWRITE = 'UPDATE snapshots SET seq = ?, taken_at = ?, samples = ?, body = ? WHERE seq = ?';

/** Reads the table. @param settled number of the newest row that is out. */
export function createSnapshotQueue(sql: SqlStorage, settled: number): SnapshotQueue {
  let [length, samples, bytes, last, through] = [0, 0, 0, settled, settled];
  /** Oldest first. */
  let out: { readonly seq: number; readonly at: number }[] = [];
  const openedAt = Date.now();
  const count = (contents: Contents, sign: 1 | -1): void => {
    length += sign;
    for (const [counts, size] of contents) {
      samples += sign * total(counts);
      bytes += sign * size;
    }
  };
  const query = 'SELECT seq, samples, length(body) AS size FROM snapshots ORDER BY seq';
  for (const row of sql.exec<{ seq: number; samples: string; size: number }>(query)) {
    // When it was acknowledged is not known any more.
    if (row.seq <= settled) out.push({ seq: row.seq, at: openedAt });
    else count(readContents(row.samples, row.size), 1);
    last = Math.max(last, row.seq);
  }
  /** The oldest row that nobody needs, where there is one. */
  const overwritable = (): number | undefined => {
    const [oldest, newest] = [out[0], out.at(-1)];
    if (oldest === undefined || newest === undefined || newest.at - oldest.at < FLUSH_MS) return undefined;
    out.shift();
    return oldest.seq;
  };

  return {
    get length() {
      return length;
    },
    get samples() {
      return samples;
    },
    get bytes() {
      return bytes;
    },
    push(bodies, takenAt) {
      for (const group of rowsOf(bodies)) {
        const contents = contentsOf(group);
        const columns = [
          ++last,
          takenAt,
          JSON.stringify(contents),
          joinBytes(group.map(({ bytes: part }) => part)),
        ];
        const instead = overwritable();
        if (instead === undefined) sql.exec(INSERT, ...columns);
        else sql.exec(OVERWRITE, ...columns, instead);
        count(contents, 1);
      }
    },
    first() {
      const query = 'SELECT * FROM snapshots WHERE seq > ? ORDER BY seq LIMIT 1';
      return sql.exec<Columns>(query, through).toArray().map(decode).at(0);
    },
    shift({ seq, bodies }, at) {
      through = seq;
      out.push({ seq, at });
      count(contentsOf(bodies), -1);
    },
    trim() {
      while (out.length > MAX_OUT) sql.exec('DELETE FROM snapshots WHERE seq = ?', out.shift()?.seq);
    },
    lastOut() {
      const newestAt = out.at(-1)?.at ?? 0;
      return out
        .filter(({ at }) => newestAt - at < FLUSH_MS)
        .flatMap(({ seq }) => sql.exec<Columns>('SELECT * FROM snapshots WHERE seq = ?', seq).toArray())
        .map(decode);
    },
    outAgain(at) {
      const newestAt = out.at(-1)?.at ?? 0;
      out = out.map((row) => (newestAt - row.at < FLUSH_MS ? { ...row, at } : row));
    },
  };
}

/** As many bodies together as a row may hold. */
function rowsOf(bodies: readonly WriteBody[]): WriteBody[][] {
  const rows: WriteBody[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const body of bodies) {
    size += body.bytes.byteLength;
    if (size > MAX_ROW_BYTES) {
      rows.push([]);
      size = body.bytes.byteLength;
    }
    rows.at(-1)?.push(body);
  }
  return rows;
}

function contentsOf(bodies: readonly WriteBody[]): Contents {
  return bodies.map(({ samples, bytes, isStart = false }) => [samples, bytes.byteLength, isStart]);
}

function readContents(samples: string, size: number): Contents {
  const contents = JSON.parse(samples) as Contents | WriteBody['samples'];
  return Array.isArray(contents) ? (contents as Contents) : [[contents as WriteBody['samples'], size, false]];
}

function decode(row: Columns): QueuedSnapshot {
  return { seq: row.seq, takenAt: row.taken_at, bodies: bodiesOf(row) };
}

function bodiesOf({ samples, body }: Columns): WriteBody[] {
  let at = 0;
  return readContents(samples, body.byteLength).map(([counts, size, isStart]) => {
    const bytes = new Uint8Array(body, at, size);
    at += size;
    return { bytes, samples: counts, ...(isStart && { isStart }) };
  });
}

/** Samples in all environments. */
function total(samples: WriteBody['samples']): number {
  return Object.values(samples).reduce((sum, n) => sum + n, 0);
}
