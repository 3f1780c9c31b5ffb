import type { SeriesIndex } from '../metrics/seriesIndex.ts';
import type { GroupCommit } from './groupCommit.ts';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/** Raw spans are for finding causes: a week, as long as the real Jaeger of infra/ keeps them. */
export const SPAN_RETENTION_MS = 7 * DAY_MS;

/** Samples are for trends: a month, as long as the real VictoriaMetrics of infra/ keeps them. */
export const SAMPLE_RETENTION_MS = 30 * DAY_MS;

/** How often old rows are deleted; an hour more or less does not matter to anyone. */
const SWEEP_INTERVAL_MS = HOUR_MS;

/** What the sweep needs: a way to write, and the series in memory, from which those without samples are dropped. */
export interface Swept {
  readonly commits: GroupCommit;
  readonly index: SeriesIndex;
}

/** Deletes spans and samples that are older than their retention, and the series that are left without samples. */
export async function deleteOldRows({ commits, index }: Swept, now: number): Promise<void> {
  await commits.commit(async (connection) => {
    const oldestSpan = BigInt(now - SPAN_RETENTION_MS) * 1_000_000n;
    await connection.run('DELETE FROM spans WHERE start_ns < $oldest', { oldest: oldestSpan });
    const oldestSample = BigInt(now - SAMPLE_RETENTION_MS);
    await connection.run('DELETE FROM samples WHERE time_ms < $oldest', { oldest: oldestSample });
    const emptied = await connection.runAndReadAll(
      'DELETE FROM series WHERE id NOT IN (SELECT series_id FROM samples) RETURNING id',
    );
    index.remove(new Set(emptied.getRows().map(([id]) => Number(id))));
  });
}

/** Deletes old rows now and every hour; returns how to stop. */
export function startRetention(swept: Swept, onError: (error: unknown) => void): () => void {
  const sweep = (): void => {
    deleteOldRows(swept, Date.now()).catch(onError);
  };
  sweep();
  const timer = setInterval(sweep, SWEEP_INTERVAL_MS);
  timer.unref();
  return () => clearInterval(timer);
}
