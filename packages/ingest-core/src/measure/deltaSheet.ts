import { addWeight } from './addWeight.ts';
import type { MetricDelta } from './metricDelta.ts';
import type { KnownSeries } from './series/knownSeries.ts';

/** One measurement. */
export interface Observation {
  readonly value: number;
  readonly weight: number;
  /** Its trace, where that is kept and exemplars are asked for. */
  readonly traceId?: string | undefined;
}

/** Adds up what one batch leaves in the series; one that is found as two objects gives two deltas. */
export interface DeltaSheet {
  /** Adds to a counter; nothing where `add` is 0. */
  count(series: KnownSeries, add: number): void;
  /** Puts a value (in the metric's unit) into a histogram, `weight` times. */
  observe(series: KnownSeries, sample: Observation): void;
  deltas(): MetricDelta[];
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type Histogram = Writable<MetricDelta & { type: 'histogram' }> & { weights: number[] };
type Counter = Writable<MetricDelta & { type: 'counter' }>;

/** Builds an empty sheet. */
export function createDeltaSheet(): DeltaSheet {
  // by the object, not by its text: that would be hashed and compared for each measurement
  const entries = new Map<KnownSeries, Counter | Histogram>();

  return {
    count(known, add) {
      if (add === 0) return;
      const entry = entries.get(known);
      if (entry?.type === 'counter') entry.add += add;
      else entries.set(known, newCounter(known, add));
    },
    observe(known, { value, weight, traceId }) {
      let entry = entries.get(known);
      if (entry?.type !== 'histogram') {
        entry = newHistogram(known);
        entries.set(known, entry);
      }
      const bucket = bucketOf(value, known.bounds);
      addWeight(entry.weights, bucket, weight);
      entry.sum += value * weight;
      entry.count += weight;
      if (traceId !== undefined && !(value < (entry.exemplar?.value ?? value)))
        entry.exemplar = { bucket, traceId, value };
    },
    deltas: () => [...entries.values()],
  };
}

function newCounter({ metric, labels, text: series }: KnownSeries, add: number): Counter {
  return { type: 'counter', metric, labels, add, series };
}

function newHistogram({ metric, labels, text: series }: KnownSeries): Histogram {
  return { type: 'histogram', metric, labels, weights: [], sum: 0, count: 0, series };
}

/** The first bucket whose bound is not below the value (`le` is inclusive); the last one, +Inf, where none is. */
function bucketOf(value: number, bounds: readonly number[]): number {
  let index = 0;
  while (index < bounds.length && !(value <= (bounds[index] ?? 0))) index++;
  return index;
}
