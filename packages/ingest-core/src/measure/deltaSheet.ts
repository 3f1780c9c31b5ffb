import type { MetricDelta } from './metricDelta.ts';
import type { KnownSeries } from './series/knownSeries.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

export type HistogramEntry = Writable<MetricDelta & { type: 'histogram' }> & { weights: number[] };
export type CounterEntry = Writable<MetricDelta & { type: 'counter' }>;

/**
 * What one batch leaves in the series; one that is found as two objects gives two deltas. By the object, not by its text: that
 * would be hashed and compared for each measurement.
 */
export type DeltaSheet = Map<KnownSeries, CounterEntry | HistogramEntry>;
