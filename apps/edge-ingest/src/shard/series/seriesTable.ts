import type { LiveSeries } from './liveSeries.ts';

/** Bytes of a chunk at most, by {@link maxBytesOf}, which is two or three times what they are: a row ends at 2 MB, and a small app has one to write. */
const MAX_CHUNK_BYTES = 1_900_000;

/** JSON of a series without its texts: names, times, and the buckets and sums of a histogram with all their digits. */
const NUMBERS_BYTES = 800;

/** The series on disk, as they were at the last snapshot. A series stays in the chunk that it came into. */
export interface SeriesTable {
  /** Everything that was saved, and what has been saved since. */
  readonly live: ReadonlyMap<string, LiveSeries>;
  /** Writes the chunks that these series are in; the caller holds the transaction. */
  save(changed: readonly LiveSeries[]): void;
  /** Takes series out; the caller holds the transaction. */
  forget(keys: readonly string[]): void;
}

/** Reads the `series` table. */
export function createSeriesTable(sql: SqlStorage): SeriesTable {
  const live = new Map<string, LiveSeries>();
  const chunks: string[][] = [];
  const chunkOf = new Map<string, number>();
  /** Bytes of the last chunk, at most. */
  let lastBytes = 0;
  const place = (key: string, chunk: number): number => {
    const members = chunks[chunk] ?? [];
    lastBytes = maxBytesOf(key) + (chunk === chunks.length - 1 ? lastBytes : 0);
    members.push(key);
    chunks[chunk] = members;
    chunkOf.set(key, chunk);
    return chunk;
  };
  const add = (key: string): number => {
    const last = Math.max(0, chunks.length - 1);
    return place(key, lastBytes + maxBytesOf(key) <= MAX_CHUNK_BYTES ? last : last + 1);
  };

  const rows = sql.exec<{ chunk: number; rows: string }>('SELECT chunk, rows FROM series ORDER BY chunk');
  for (const { chunk, rows: json } of rows) {
    for (const series of JSON.parse(json) as LiveSeries[]) {
      live.set(series.row.key, series);
      place(series.row.key, chunk);
    }
  }

  const write = (dirty: Iterable<number>): void => {
    for (const chunk of dirty) {
      const members = (chunks[chunk] ?? []).map((key) => live.get(key));
      sql.exec(
        'INSERT INTO series (chunk, rows) VALUES (?, ?) ON CONFLICT (chunk) DO UPDATE SET rows = excluded.rows',
        chunk,
        JSON.stringify(members),
      );
    }
  };

  return {
    live,
    save(changed) {
      const dirty = new Set<number>();
      for (const series of changed) {
        live.set(series.row.key, series);
        dirty.add(chunkOf.get(series.row.key) ?? add(series.row.key));
      }
      write(dirty);
    },
    forget(keys) {
      const dirty = new Set<number>();
      for (const key of keys) {
        live.delete(key);
        dirty.add(chunkOf.get(key) ?? 0);
        chunkOf.delete(key);
      }
      for (const chunk of dirty) chunks[chunk] = (chunks[chunk] ?? []).filter((key) => live.has(key));
      write(dirty);
    },
  };
}

/** Bytes of a series' JSON at most. Its labels stand in it twice, in the key as well, and no character of a key takes more than 3 bytes. */
function maxBytesOf(key: string): number {
  return NUMBERS_BYTES + 2 * 3 * key.length;
}
