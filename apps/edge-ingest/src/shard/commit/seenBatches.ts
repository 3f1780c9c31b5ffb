import { BATCH_MEMORY_MS } from '@throughline/conventions/wire';
import type { RememberedId } from './logRow.ts';
import { MAX_ROW_BYTES } from './packRows.ts';

/** The ingest refuses a batch older than a day; an hour more is room for clocks that differ. */
const MARGIN_MS = 60 * 60_000;

/** Ids are forgotten by the hour: a set is dropped as a whole. */
const GENERATION_MS = 60 * 60_000;

/** JSON of an id and its time is at most about 100 bytes (`body-` and a SHA-256). */
const IDS_PER_ROW = MAX_ROW_BYTES / 100;

/** The batch ids of the last day, in memory; durable in the commit log, and in rows of their own after that. */
export interface SeenBatches {
  has(batchId: string): boolean;
  add(id: RememberedId): void;
  /** Stores ids that are taken out of the log, up to its row `through`; the caller holds the transaction. */
  store(ids: readonly RememberedId[], through: number): void;
  /** Forgets what has expired, in memory and on disk. */
  forget(now: number): void;
}

/** Unix milliseconds until which the id of a batch must be remembered: as long as the ingest takes it. */
export function expiryOf(batchTime: number, now: number): number {
  return Math.max(batchTime, now) + BATCH_MEMORY_MS + MARGIN_MS;
}

/** Knows the ids that were stored; those still in the log are added by whoever reads that. */
export function createSeenBatches(sql: SqlStorage): SeenBatches {
  const generations = new Map<number, Set<string>>();
  const add = ([batchId, expiresAt]: RememberedId): void => {
    const generation = Math.ceil(expiresAt / GENERATION_MS);
    generations.set(generation, (generations.get(generation) ?? new Set()).add(batchId));
  };
  for (const row of sql.exec<{ ids: string }>('SELECT ids FROM seen_batches'))
    for (const id of JSON.parse(row.ids) as RememberedId[]) add(id);

  return {
    has(batchId) {
      for (const ids of generations.values()) if (ids.has(batchId)) return true;
      return false;
    },
    add,
    store(ids, through) {
      for (let from = 0; from < ids.length; from += IDS_PER_ROW)
        insert(sql, through - from / IDS_PER_ROW, ids.slice(from, from + IDS_PER_ROW));
    },
    forget(now) {
      for (const generation of generations.keys())
        if (generation * GENERATION_MS < now) generations.delete(generation);
      sql.exec('DELETE FROM seen_batches WHERE expires_at < ?', now);
    },
  };
}

/** `seq` is the number of a removed log row, which is never given twice; a log row holds fewer ids than a row here. */
function insert(sql: SqlStorage, seq: number, ids: readonly RememberedId[]): void {
  const expiresAt = ids.reduce((latest, [, at]) => Math.max(latest, at), 0);
  sql.exec(
    'INSERT INTO seen_batches (seq, expires_at, ids) VALUES (?, ?, ?)',
    seq,
    expiresAt,
    JSON.stringify(ids),
  );
}
