import type { Result } from '@throughline/wire/result';
import type { Database } from '../database/openDatabase.ts';
import { QueryError } from '../promql/queryError.ts';
import type { SampleSource, TimeRange } from '../promql/runQuery.ts';
import type { SampleSeries } from '../promql/value.ts';
import type { SeriesIndex, StoredSeries } from './seriesIndex.ts';

/** Samples that one selector may load: about 100 MB in memory. Prometheus allows 50 million. */
const MAX_SAMPLES = 2_000_000;

interface MutableSeries extends SampleSeries {
  readonly timestamps: number[];
  readonly values: number[];
  readonly stale: boolean[];
}

/** The stored samples, for PromQL. */
export function sampleSource(database: Database, index: SeriesIndex): SampleSource {
  return {
    select: async (selector, range) => readSamples(database, index.match(selector.matchers), range),
  };
}

async function readSamples(
  database: Database,
  matched: readonly StoredSeries[],
  { start, end }: TimeRange,
): Promise<Result<readonly SampleSeries[], QueryError>> {
  if (matched.length === 0) return { ok: true, value: [] };
  const [ids = [], times = [], values = [], stale = []] = await database.read(
    `SELECT series_id, time_ms::DOUBLE, value, stale FROM samples
     WHERE series_id IN (${matched.map(({ id }) => id).join(',')}) AND time_ms > $start AND time_ms <= $end
     ORDER BY series_id, time_ms LIMIT ${MAX_SAMPLES + 1}`,
    { start: BigInt(Math.floor(start)), end: BigInt(Math.floor(end)) },
  );
  if (ids.length > MAX_SAMPLES) {
    const message = `the query would load more than ${MAX_SAMPLES} samples of one selector: shorten its range`;
    return { ok: false, error: new QueryError('execution', message) };
  }
  const byId = new Map(matched.map(({ id, labels }) => [id, emptySeries(labels)]));
  for (let row = 0; row < ids.length; row++) {
    const series = byId.get(Number(ids[row]));
    series?.timestamps.push(Number(times[row]));
    series?.values.push(Number(values[row]));
    series?.stale.push(stale[row] === true);
  }
  return { ok: true, value: [...byId.values()].filter(({ timestamps }) => timestamps.length > 0) };
}

function emptySeries(labels: SampleSeries['labels']): MutableSeries {
  return { labels, timestamps: [], values: [], stale: [] };
}
