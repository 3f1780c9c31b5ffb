import type { MetricDelta } from './metricDelta.ts';
import type { SeriesRow } from './seriesRow.ts';

/** Cumulative series in memory. `SeriesRow` is their persistent form too: save what `takeChanged` gives, restore by `rows`. */
export interface SeriesRegistry {
  /** Adds up; a delta for a new series past the cap goes to `__other__` in its route and target. `at` is Unix milliseconds. */
  apply(deltas: readonly MetricDelta[], at: number): void;
  /** The series that changed since the last call, and forgets that they did; `isNew` on those never taken before. */
  takeChanged(): readonly SeriesRow[];
  /** Every series. */
  rows(): readonly SeriesRow[];
  readonly size: number;
}

export interface SeriesRegistryOptions {
  /** Most series (a histogram is one) before labels `route` and `target` of new ones become `__other__`. */
  readonly maxSeries: number;
  /** What was saved before; they count as written, not as changed. */
  readonly rows?: readonly SeriesRow[];
}
