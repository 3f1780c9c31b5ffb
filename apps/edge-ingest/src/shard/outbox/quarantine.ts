import type { DestinationName } from '../../forward/destination.ts';

/** Something that a destination will never take, kept for a person to look at. */
export interface Quarantined {
  readonly destination: DestinationName;
  /** The destination's status and words. */
  readonly reason: string;
  /** Spans or samples in it. */
  readonly items: number;
  readonly body: Uint8Array;
}

/** Kept at most: enough to find out what is wrong; the counter counts on, and the oldest go first. */
const MAX_ROWS = 1_000;

/** The `quarantine` table. */
export interface Quarantine {
  /** The caller holds the transaction. */
  add(entry: Quarantined, at: number): void;
  readonly size: number;
}

export function createQuarantine(sql: SqlStorage): Quarantine {
  let size = sql.exec<{ n: number }>('SELECT count(*) AS n FROM quarantine').one().n;
  return {
    get size() {
      return size;
    },
    add({ destination, reason, items, body }, at) {
      sql.exec(
        'INSERT INTO quarantine (refused_at, destination, reason, items, body) VALUES (?, ?, ?, ?, ?)',
        at,
        destination,
        reason,
        items,
        body,
      );
      if (++size <= MAX_ROWS) return;
      sql.exec('DELETE FROM quarantine WHERE seq = (SELECT min(seq) FROM quarantine)');
      size--;
    },
  };
}
