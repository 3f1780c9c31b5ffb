import { type Labels, labelsKey, pickLabels } from '../labels.ts';
import type { StepSeries } from '../value.ts';
import { greater } from './rangeFunctions.ts';

/** One cumulative bucket: how many observations were at most `upper`. */
export interface Bucket {
  readonly upper: number;
  readonly count: number;
}

/** `histogram_quantile` over the buckets of a vector, which carry their bound in the label `le`. */
export function histogramQuantile(quantiles: readonly number[], vector: readonly StepSeries[]): StepSeries[] {
  const groups = new Map<string, { labels: Labels; buckets: { upper: number; series: StepSeries }[] }>();
  for (const series of vector) {
    const upper = parseBound(series.labels.get('le'));
    if (upper === undefined) continue;
    const labels = pickLabels(series.labels, ['le'], false);
    const key = labelsKey(labels);
    const group = groups.get(key) ?? { labels, buckets: [] };
    group.buckets.push({ upper, series });
    groups.set(key, group);
  }
  return [...groups.values()].map(({ labels, buckets }) => {
    buckets.sort((a, b) => a.upper - b.upper);
    const values = quantiles.map((quantile, step) => quantileAt(quantile, step, buckets));
    return { labels, values };
  });
}

function parseBound(le: string | undefined): number | undefined {
  if (le === '+Inf' || le === 'Inf') return Number.POSITIVE_INFINITY;
  const bound = Number(le ?? '');
  return le === undefined || le === '' || Number.isNaN(bound) ? undefined : bound;
}

function quantileAt(
  quantile: number,
  step: number,
  series: readonly { upper: number; series: StepSeries }[],
): number | undefined {
  const buckets: Bucket[] = [];
  for (const { upper, series: bucket } of series) {
    const count = bucket.values[step];
    if (count !== undefined) buckets.push({ upper, count });
  }
  return buckets.length === 0 ? undefined : bucketQuantile(quantile, buckets);
}

/**
 * The quantile of a classic histogram, linear inside a bucket (promql/quantile.go, BucketQuantile).
 *
 * @param buckets by rising bound; several with the same bound (`2.5` and `2.50`) are added up.
 * @returns NaN without a `+Inf` bucket or without observations; the highest finite bound, where the quantile is above it.
 */
export function bucketQuantile(quantile: number, buckets: readonly Bucket[]): number {
  if (Number.isNaN(quantile)) return Number.NaN;
  if (quantile < 0) return Number.NEGATIVE_INFINITY;
  if (quantile > 1) return Number.POSITIVE_INFINITY;
  const rising = monotonic(coalesce(buckets));
  const total = rising.at(-1)?.count ?? 0;
  if (rising.length < 2 || rising.at(-1)?.upper !== Number.POSITIVE_INFINITY || !(total > 0))
    return Number.NaN;
  const rank = quantile * total;
  const found = rising.findIndex(({ count }) => count >= rank);
  if (found === rising.length - 1) return rising[found - 1]?.upper ?? Number.NaN;
  const { upper, count } = rising[found] ?? { upper: Number.NaN, count: 0 };
  if (found === 0 && upper <= 0) return upper;
  const below = rising[found - 1] ?? { upper: 0, count: 0 };
  return below.upper + (upper - below.upper) * ((rank - below.count) / (count - below.count));
}

function coalesce(buckets: readonly Bucket[]): Bucket[] {
  const merged: Bucket[] = [];
  for (const bucket of buckets) {
    const last = merged.at(-1);
    if (last?.upper === bucket.upper) {
      merged[merged.length - 1] = { upper: last.upper, count: last.count + bucket.count };
    } else {
      merged.push(bucket);
    }
  }
  return merged;
}

/** Extrapolation can make a bucket a little smaller than the one below it; a cumulative count never is. */
function monotonic(buckets: readonly Bucket[]): Bucket[] {
  let highest = Number.NaN;
  return buckets.map(({ upper, count }) => {
    highest = greater(highest, count);
    return { upper, count: highest };
  });
}
