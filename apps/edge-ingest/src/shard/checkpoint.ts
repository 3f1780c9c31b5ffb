import type { RememberedId } from './commit/logRow.ts';
import type { StateChanges } from './shardState.ts';

/** Name in the state table. */
const NAME = 'checkpoint';

/** Where the number of the newest counted log row was kept before there were checkpoints. */
const COUNTED_THROUGH = 'counted_through';

/** All that the series, saved in the same transaction, and the log's rows after it don't say. One row, written at each snapshot. */
export interface Checkpoint {
  /** Number of the log row up to which the saved series have counted everything, and `values` have every change. */
  readonly through: number;
  readonly values: StateChanges;
  /** Rows of the log that are done with, and wait to be overwritten. */
  readonly free: readonly number[];
  /** Batch ids that have left the log and are in no row of ids yet. */
  readonly ids: readonly RememberedId[];
}

/** The checkpoint in the database. */
export interface Checkpoints {
  read(): Checkpoint;
  /** The caller holds the transaction. */
  write(next: Checkpoint): void;
}

/** Reads and writes the `state` table. */
export function openCheckpoints(sql: SqlStorage): Checkpoints {
  let isAlone = false;
  return {
    read() {
      const rows = sql.exec<{ name: string; value: string }>('SELECT name, value FROM state').toArray();
      isAlone = rows.every(({ name }) => name === NAME);
      const saved = rows.find(({ name }) => name === NAME);
      if (saved !== undefined) return JSON.parse(saved.value) as Checkpoint;
      const values = Object.fromEntries(rows.map(({ name, value }) => [name, JSON.parse(value) as unknown]));
      return { through: Number(values[COUNTED_THROUGH] ?? 0), values, free: [], ids: [] };
    },
    write(next) {
      sql.exec('REPLACE INTO state (name, value) VALUES (?, ?)', NAME, JSON.stringify(next));
      // What an earlier version has left is in the checkpoint now.
      if (!isAlone) sql.exec('DELETE FROM state WHERE name <> ?', NAME);
      isAlone = true;
    },
  };
}
