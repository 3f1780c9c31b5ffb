import { METRICS, type Metric } from '@throughline/conventions/metrics';
import type { TimeSeries } from '@throughline/wire/remote-write/timeSeries';
import { labelPairs } from './seriesKey.ts';
import type { SeriesRow } from './seriesRow.ts';

export interface TimeSeriesOptions {
  /** Unix milliseconds of the sample. */
  readonly timestamp: number;
  /** Labels of the writer, such as `shard`. */
  readonly extraLabels?: readonly [name: string, value: string][];
  /** Writes zeros in place of the values: the sample that goes before a new series' first one. */
  readonly zero?: boolean;
  /** Writes stale markers in place of the values. */
  readonly stale?: boolean;
}

/**
 * A row as Prometheus series, one sample in each: a counter gives one, a histogram `_bucket` for each bound and `+Inf`
 * (cumulative), `_sum` and `_count`.
 */
export function toTimeSeries(row: SeriesRow, options: TimeSeriesOptions): TimeSeries[] {
  const labels: [string, string][] = [...labelPairs(row.labels), ...(options.extraLabels ?? [])];
  const one = (name: string, value: number, ...more: [string, string][]): TimeSeries => ({
    labels: [['__name__', name], ...labels, ...more],
    samples: [
      {
        value: options.zero ? 0 : value,
        timestamp: options.timestamp,
        stale: options.stale ? true : undefined,
      },
    ],
  });
  if (row.type === 'counter') return [one(row.metric, row.value)];
  return [
    ...cumulativeBuckets(row).map(({ le, count }) => one(`${row.metric}_bucket`, count, ['le', le])),
    one(`${row.metric}_sum`, row.sum),
    one(`${row.metric}_count`, row.count),
  ];
}

/** The cumulative buckets of a histogram, `le` as Prometheus writes it; the last is `+Inf` and equals the count. */
function cumulativeBuckets(row: SeriesRow & { type: 'histogram' }): { le: string; count: number }[] {
  const bounds = (METRICS[row.metric] as Metric).buckets ?? [];
  let below = 0;
  const buckets = bounds.map((bound, i) => {
    below += row.buckets[i] ?? 0;
    return { le: String(bound), count: below };
  });
  // Weights are fractions: their sum over the buckets may differ from the count in the last digit.
  return [...buckets, { le: '+Inf', count: row.count }];
}
