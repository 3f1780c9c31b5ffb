import type { MetricDelta } from './metricDelta.ts';
import type { KnownSeries } from './series/knownSeries.ts';

/** One measurement. */
export interface Observation {
  readonly value: number;
  readonly weight: number;
  /** Its trace, where that is kept and exemplars are asked for. */
  readonly traceId?: string | undefined;
}

/** Adds up what one batch leaves in the series. */
export interface DeltaSheet {
  /** Adds to a counter; nothing where `add` is 0. */
  count(series: KnownSeries, add: number): void;
  /** Puts a value (in the metric's unit) into a histogram, `weight` times. */
  observe(series: KnownSeries, sample: Observation): void;
  deltas(): MetricDelta[];
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type Histogram = Writable<MetricDelta & { type: 'histogram' }> & { buckets: number[] };
type Counter = Writable<MetricDelta & { type: 'counter' }>;

/** Builds an empty sheet. */
export function createDeltaSheet(): DeltaSheet {
  const entries = new Map<string, Counter | Histogram>();

  return {
    count({ metric, labels, text: series }, add) {
      if (add === 0) return;
      const entry = entries.get(series);
      if (entry?.type === 'counter') entry.add += add;
      else entries.set(series, { type: 'counter', metric, labels, add, series });
    },
    observe(known, { value, weight, traceId }) {
      let entry = entries.get(known.text);
      if (entry?.type !== 'histogram') {
        entry = emptyHistogram(known);
        entries.set(known.text, entry);
      }
      const bucket = bucketOf(value, known.bounds);
      entry.buckets[bucket] = (entry.buckets[bucket] ?? 0) + weight;
      entry.sum += value * weight;
      entry.count += weight;
      if (traceId !== undefined && !(value < (entry.exemplar?.value ?? value)))
        entry.exemplar = { bucket, traceId, value };
    },
    deltas: () => [...entries.values()],
  };
}

function emptyHistogram({ metric, labels, text: series, bounds }: KnownSeries): Histogram {
  const buckets = new Array<number>(bounds.length + 1).fill(0);
  return { type: 'histogram', metric, labels, buckets, sum: 0, count: 0, series };
}

/** The first bucket whose bound is not below the value (`le` is inclusive); the last one, +Inf, where none is. */
function bucketOf(value: number, bounds: readonly number[]): number {
  let index = 0;
  while (index < bounds.length && !(value <= (bounds[index] ?? 0))) index++;
  return index;
}
