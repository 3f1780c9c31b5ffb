import { METRICS, type Metric } from '@throughline/conventions/metrics';
import type { HistogramRow, SeriesRow } from '@throughline/ingest-core/measure/series/seriesRow';
import { toTimeSeries } from '@throughline/ingest-core/measure/series/toTimeSeries';
import type { NativeHistogram, SeriesMetadata, TimeSeries } from '@throughline/wire/remote-write/timeSeries';
import type { RemoteWriteSettings } from '../../forward/settings/remoteWriteSettings.ts';
import { exemplarOf } from './exemplarOf.ts';

/** In what form samples are written. */
export type WriteFormat = Pick<RemoteWriteSettings, 'version' | 'nativeHistograms'>;

/** The samples of one series row, in its environment. */
export interface RowSamples {
  readonly env: string;
  readonly series: readonly TimeSeries[];
}

export interface SamplesOptions {
  /** Unix milliseconds of the samples. */
  readonly timestamp: number;
  /** When the series was zero, Unix milliseconds; for a counter's or histogram's value. */
  readonly startedAt?: number | undefined;
  /** Zeros in place of the values. */
  readonly zero?: boolean;
  /** Stale markers in place of the values. */
  readonly stale?: boolean;
}

/** A row as remote-write has it at one time: plain series in 1.0, and in 2.0 all that this can say of them. */
export function rowSamples(
  row: SeriesRow,
  options: SamplesOptions & { shard: string; format: WriteFormat },
): RowSamples {
  const { shard, format, timestamp, zero = false, stale = false } = options;
  const extraLabels: [string, string][] = [['shard', shard]];
  const plain = toTimeSeries(row, { timestamp, zero, stale, extraLabels });
  const env = row.labels.env ?? '';
  if (format.version === '1.0') return { env, series: plain };
  const metadata = metadataOf(row);
  const series = plain.map((entry) => ({ ...entry, ...rich(entry, row, options), metadata }));
  if (row.type !== 'histogram' || !format.nativeHistograms) return { env, series };
  return { env, series: [...series, { ...native(plain, row, options), metadata }] };
}

function rich(entry: TimeSeries, row: SeriesRow, { timestamp, startedAt, zero, stale }: SamplesOptions) {
  const isValue = !zero && !stale;
  const exemplar = row.type === 'histogram' && isValue ? exemplarOf(entry, row, timestamp) : undefined;
  const samples = entry.samples.map((sample) => ({ ...sample, ...startOf(startedAt, stale) }));
  return { samples, ...(exemplar && { exemplars: [exemplar] }) };
}

/** The histogram as one sample under the metric's own name, with the labels of its count. */
function native(plain: readonly TimeSeries[], row: HistogramRow, options: SamplesOptions): TimeSeries {
  const { timestamp, startedAt, zero, stale } = options;
  const [, ...labels] = plain.at(-1)?.labels ?? [];
  const { buckets: bounds = [] } = METRICS[row.metric] as Metric;
  const empty = { count: 0, sum: 0, buckets: row.buckets.map(() => 0) };
  const histogram: NativeHistogram = {
    ...(zero || stale ? empty : { count: row.count, sum: row.sum, buckets: row.buckets }),
    timestamp,
    bounds,
    ...(stale && { stale }),
    ...startOf(startedAt, stale),
  };
  return { labels: [['__name__', row.metric], ...labels], samples: [], histograms: [histogram] };
}

/** A stale marker has no start: it is no value. */
function startOf(startedAt: number | undefined, stale = false): { startTimestamp?: number } {
  return startedAt === undefined || stale ? {} : { startTimestamp: startedAt };
}

function metadataOf({ metric }: SeriesRow): SeriesMetadata {
  const { type, doc, unit } = METRICS[metric] as Metric;
  return { type, help: doc, unit: unit === '1' ? '' : unit };
}
