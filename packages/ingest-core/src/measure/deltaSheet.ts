import { METRICS, type Metric, type MetricName } from '@throughline/conventions/metrics';
import type { Labels, MetricDelta } from './metricDelta.ts';
import { seriesText } from './series/seriesText.ts';

/** One measurement. */
export interface Observation {
  readonly value: number;
  readonly weight: number;
  /** Its trace, where that is kept and exemplars are asked for. */
  readonly traceId?: string | undefined;
}

/** Adds up what one batch leaves in the series. Labels are the metric's own, and hold no separator (`seriesText`). */
export interface DeltaSheet {
  /** Adds to a counter; nothing where `add` is 0. */
  count(metric: MetricName, labels: Labels, add: number): void;
  /** Puts a value (in the metric's unit) into a histogram, `weight` times. */
  observe(metric: MetricName, labels: Labels, sample: Observation): void;
  deltas(): MetricDelta[];
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type Histogram = Writable<MetricDelta & { type: 'histogram' }> & { buckets: number[] };
type Counter = Writable<MetricDelta & { type: 'counter' }>;

/** Builds an empty sheet. */
export function createDeltaSheet(): DeltaSheet {
  const entries = new Map<string, Counter | Histogram>();

  return {
    count(metric, labels, add) {
      if (add === 0) return;
      const series = seriesText(metric, labels);
      const entry = entries.get(series);
      if (entry?.type === 'counter') entry.add += add;
      else entries.set(series, { type: 'counter', metric, labels, add, series });
    },
    observe(metric, labels, { value, weight, traceId }) {
      const bounds = (METRICS[metric] as Metric).buckets ?? [];
      const series = seriesText(metric, labels);
      let entry = entries.get(series);
      if (entry?.type !== 'histogram') {
        const buckets = new Array<number>(bounds.length + 1).fill(0);
        entry = { type: 'histogram', metric, labels, buckets, sum: 0, count: 0, series };
        entries.set(series, entry);
      }
      const bucket = bucketOf(value, bounds);
      entry.buckets[bucket] = (entry.buckets[bucket] ?? 0) + weight;
      entry.sum += value * weight;
      entry.count += weight;
      if (traceId !== undefined && !(value < (entry.exemplar?.value ?? value)))
        entry.exemplar = { bucket, traceId, value };
    },
    deltas: () => [...entries.values()],
  };
}

/** The first bucket whose bound is not below the value (`le` is inclusive); the last one, +Inf, where none is. */
function bucketOf(value: number, bounds: readonly number[]): number {
  let index = 0;
  while (index < bounds.length && !(value <= (bounds[index] ?? 0))) index++;
  return index;
}
