import { BATCH_MEMORY_MS } from '@throughline/conventions/wire';
import type { RememberedId } from './logRow.ts';
import { MAX_ROW_BYTES } from './packRows.ts';

/** The ingest refuses a batch older than a day; an hour more is room for clocks that differ. */
const MARGIN_MS = 60 * 60_000;

/** Ids are forgotten by the hour: a set is dropped as a whole. */
const GENERATION_MS = 60 * 60_000;

/** JSON of an id and its time is at most about 100 bytes (`body-` and a SHA-256). */
const IDS_PER_ROW = MAX_ROW_BYTES / 100;

/** Ids that wait in the checkpoint, which is written at each snapshot, until they fill a row of their own: some 60 KB. */
const MAX_LOOSE_IDS = 1_000;

/** The batch ids of the last day, in memory; durable in the commit log, then in the checkpoint, then in rows of their own. */
export interface SeenBatches {
  has(batchId: string): boolean;
  add(id: RememberedId): void;
  /** Ids that have left the log and are in no row: whoever writes a checkpoint puts them into it. */
  readonly loose: readonly RememberedId[];
  /** Takes over ids that leave the log; the caller holds the transaction, and writes a checkpoint in it. */
  store(ids: readonly RememberedId[]): void;
  /** Forgets what has expired, in memory and on disk. */
  forget(now: number): void;
}

/** Unix milliseconds until which the id of a batch must be remembered: as long as the ingest takes it. */
export function expiryOf(batchTime: number, now: number): number {
  return Math.max(batchTime, now) + BATCH_MEMORY_MS + MARGIN_MS;
}

/** Knows the ids that were stored; those still in the log are added by whoever reads that. @param known the checkpoint's. */
export function createSeenBatches(sql: SqlStorage, known: readonly RememberedId[]): SeenBatches {
  const generations = new Map<number, Set<string>>();
  let loose = known;
  const add = ([batchId, expiresAt]: RememberedId): void => {
    const generation = Math.ceil(expiresAt / GENERATION_MS);
    generations.set(generation, (generations.get(generation) ?? new Set()).add(batchId));
  };
  for (const row of sql.exec<{ ids: string }>('SELECT ids FROM seen_batches'))
    for (const id of JSON.parse(row.ids) as RememberedId[]) add(id);
  for (const id of known) add(id);

  return {
    has(batchId) {
      for (const ids of generations.values()) if (ids.has(batchId)) return true;
      return false;
    },
    add,
    get loose() {
      return loose;
    },
    store(ids) {
      loose = [...loose, ...ids];
      if (loose.length < MAX_LOOSE_IDS) return;
      for (let from = 0; from < loose.length; from += IDS_PER_ROW)
        insert(sql, loose.slice(from, from + IDS_PER_ROW));
      loose = [];
    },
    forget(now) {
      let isAnyGone = false;
      for (const generation of generations.keys())
        if (generation * GENERATION_MS < now) isAnyGone = generations.delete(generation);
      if (!isAnyGone) return;
      loose = loose.filter(([, expiresAt]) => expiresAt >= now);
      sql.exec('DELETE FROM seen_batches WHERE expires_at < ?', now);
    },
  };
}

function insert(sql: SqlStorage, ids: readonly RememberedId[]): void {
  const expiresAt = ids.reduce((latest, [, at]) => Math.max(latest, at), 0);
  sql.exec('INSERT INTO seen_batches (expires_at, ids) VALUES (?, ?)', expiresAt, JSON.stringify(ids));
}
