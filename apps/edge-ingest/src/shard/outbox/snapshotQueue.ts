import type { WriteBody } from '../series/writeBodies.ts';

/** A frozen remote-write request that waits. */
export interface QueuedSnapshot {
  readonly seq: number;
  /** Unix milliseconds. */
  readonly takenAt: number;
  readonly body: WriteBody;
}

/** The `snapshots` table, first in, first out. The caller holds the transactions. */
export interface SnapshotQueue {
  readonly length: number;
  readonly samples: number;
  readonly bytes: number;
  push(bodies: readonly WriteBody[], takenAt: number): void;
  first(): QueuedSnapshot | undefined;
  /** Takes out what `first` gave. */
  shift(first: QueuedSnapshot): void;
}

type Columns = { seq: number; taken_at: number; samples: string; body: ArrayBuffer };

/** Reads the table. */
export function createSnapshotQueue(sql: SqlStorage): SnapshotQueue {
  let [length, samples, bytes, last] = [0, 0, 0, 0];
  const count = (body: { samples: WriteBody['samples']; size: number }, sign: 1 | -1): void => {
    length += sign;
    samples += sign * countSamples(body);
    bytes += sign * body.size;
  };
  const query = 'SELECT seq, samples, length(body) AS size FROM snapshots ORDER BY seq';
  for (const row of sql.exec<{ seq: number; samples: string; size: number }>(query)) {
    count({ samples: JSON.parse(row.samples) as WriteBody['samples'], size: row.size }, 1);
    last = row.seq;
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
      for (const body of bodies) {
        sql.exec(
          'INSERT INTO snapshots (seq, taken_at, samples, body) VALUES (?, ?, ?, ?)',
          ++last,
          takenAt,
          JSON.stringify(body.samples),
          body.bytes,
        );
        count({ samples: body.samples, size: body.bytes.byteLength }, 1);
      }
    },
    first() {
      const [row] = sql.exec<Columns>('SELECT * FROM snapshots ORDER BY seq LIMIT 1').toArray();
      if (row === undefined) return undefined;
      const body = {
        bytes: new Uint8Array(row.body),
        samples: JSON.parse(row.samples) as WriteBody['samples'],
      };
      return { seq: row.seq, takenAt: row.taken_at, body };
    },
    shift({ seq, body }) {
      sql.exec('DELETE FROM snapshots WHERE seq = ?', seq);
      count({ samples: body.samples, size: body.bytes.byteLength }, -1);
    },
  };
}

/** Samples in all environments. */
export function countSamples({ samples }: Pick<WriteBody, 'samples'>): number {
  return Object.values(samples).reduce((sum, n) => sum + n, 0);
}
