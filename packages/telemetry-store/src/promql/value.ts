import { type Labels, labelsKey } from './labels.ts';
import { QueryError } from './queryError.ts';

/** One element of a vector over all steps of the query; undefined where it has no value. NaN is a value. */
export interface StepSeries {
  readonly labels: Labels;
  readonly values: readonly (number | undefined)[];
}

/** What an expression evaluates to, at all steps at once. */
export type Value =
  | { readonly type: 'scalar'; readonly values: readonly number[] }
  | { readonly type: 'vector'; readonly series: readonly StepSeries[] };

/** A stored series with its samples, rising in time. */
export interface SampleSeries {
  readonly labels: Labels;
  /** Unix milliseconds. */
  readonly timestamps: readonly number[];
  readonly values: readonly number[];
  /** Whether the sample is a stale marker: the series ended there. */
  readonly stale: readonly boolean[];
}

/** A vector without elements that never have a value, and with one element per set of labels. */
export function vectorOf(series: readonly StepSeries[]): Value {
  const byKey = new Map<string, StepSeries>();
  for (const entry of series) {
    if (entry.values.every((value) => value === undefined)) continue;
    const key = labelsKey(entry.labels);
    const other = byKey.get(key);
    byKey.set(key, other === undefined ? entry : merge(other, entry));
  }
  return { type: 'vector', series: [...byKey.values()] };
}

/** Two series may share their labels after a calculation, as long as they are never there at the same time. */
function merge(a: StepSeries, b: StepSeries): StepSeries {
  const values = a.values.map((value, step) => {
    const other = b.values[step];
    if (value !== undefined && other !== undefined) {
      throw new QueryError('execution', 'vector cannot contain metrics with the same labelset');
    }
    return value ?? other;
  });
  return { labels: a.labels, values };
}
