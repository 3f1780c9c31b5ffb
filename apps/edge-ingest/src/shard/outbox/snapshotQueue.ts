import { joinBytes } from '../commit/joinBytes.ts';
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
  /** Takes out what `first` gave, which stays there to be overwritten; the caller makes it durable that everything up to it is out. */
  shift(first: QueuedSnapshot): void;
}

/** Rows that are out, kept to be overwritten: a snapshot is one as a rule. */
const MAX_FREE = 8;

/** What the column `samples` says of each body; an object alone, in a row of an earlier version, is of the only one. */
type Contents = readonly (readonly [samples: WriteBody['samples'], bytes: number, isStart: boolean])[];

type Columns = { seq: number; taken_at: number; samples: string; body: ArrayBuffer };

const INSERT = 'INSERT INTO snapshots (seq, taken_at, samples, body) VALUES (?, ?, ?, ?)';
const OVERWRITE = 'UPDATE snapshots SET seq = ?, taken_at = ?, samples = ?, body = ? WHERE seq = ?';

/** Reads the table. @param settled number of the newest row that is out. */
export function createSnapshotQueue(sql: SqlStorage, settled: number): SnapshotQueue {
  let [length, samples, bytes, last, out] = [0, 0, 0, settled, settled];
  const free: number[] = [];
  const count = (contents: Contents, sign: 1 | -1): void => {
    length += sign;
    for (const [counts, size] of contents) {
      samples += sign * total(counts);
      bytes += sign * size;
    }
  };
  const query = 'SELECT seq, samples, length(body) AS size FROM snapshots ORDER BY seq';
  for (const row of sql.exec<{ seq: number; samples: string; size: number }>(query)) {
    if (row.seq <= settled) free.push(row.seq);
    else count(readContents(row.samples, row.size), 1);
    last = Math.max(last, row.seq);
  }

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
        const columns = [++last, takenAt, JSON.stringify(contents), joinBytes(group)];
        const instead = free.shift();
        if (instead === undefined) sql.exec(INSERT, ...columns);
        else sql.exec(OVERWRITE, ...columns, instead);
        count(contents, 1);
      }
    },
    first() {
      const query = 'SELECT * FROM snapshots WHERE seq > ? ORDER BY seq LIMIT 1';
      const [row] = sql.exec<Columns>(query, out).toArray();
      return row && { seq: row.seq, takenAt: row.taken_at, bodies: bodiesOf(row) };
    },
    shift({ seq, bodies }) {
      out = seq;
      if (free.length < MAX_FREE) free.push(seq);
      else sql.exec('DELETE FROM snapshots WHERE seq = ?', seq);
      count(contentsOf(bodies), -1);
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
