import type { SeriesLabels } from '../stores/queryPrometheus.ts';

/** A Prometheus histogram: what fell at or below each bound, cumulative; the last bound is infinite. */
export interface Histogram {
  readonly bounds: readonly number[];
  readonly cumulative: readonly number[];
}

/** One `_bucket` series at one moment. */
export interface BucketSample {
  readonly labels: SeriesLabels;
  readonly value: number;
}

/** Puts bucket series together by their other labels; `keyOf` names the group. */
export function histogramsBy(
  samples: readonly BucketSample[],
  keyOf: (labels: SeriesLabels) => string,
): Map<string, Histogram> {
  const groups = new Map<string, Map<number, number>>();
  for (const { labels, value } of samples) {
    const bound = boundOf(labels.le);
    if (bound === undefined) continue;
    const key = keyOf(labels);
    const group = groups.get(key) ?? new Map<number, number>();
    group.set(bound, (group.get(bound) ?? 0) + value);
    groups.set(key, group);
  }
  return new Map([...groups].map(([key, group]) => [key, toHistogram(group)]));
}

/** How many observations there are. Increases are extrapolated by the store, so this need not be whole. */
export function countOf(histogram: Histogram): number {
  return histogram.cumulative.at(-1) ?? 0;
}

/**
 * The q-quantile as PromQL's `histogram_quantile` has it: linear within the bucket, from zero in the first one, and the
 * last finite bound for what lies beyond.
 *
 * @returns undefined where there are no observations.
 */
export function quantile(histogram: Histogram, q: number): number | undefined {
  const { bounds, cumulative } = histogram;
  const total = countOf(histogram);
  if (!(total > 0)) return undefined;
  const rank = q * total;
  const index = cumulative.findIndex((count) => count >= rank);
  const upper = bounds[index];
  if (upper === undefined || upper === Number.POSITIVE_INFINITY) return bounds.at(-2);
  const lower = index === 0 ? 0 : (bounds[index - 1] ?? 0);
  const below = index === 0 ? 0 : (cumulative[index - 1] ?? 0);
  const inside = (cumulative[index] ?? 0) - below;
  return inside > 0 ? lower + ((upper - lower) * (rank - below)) / inside : upper;
}

/** Share of observations at or below a bound of the histogram, 0 to 1; exact where the bound is one of its own. */
export function shareAtMost(histogram: Histogram, bound: number): number {
  const total = countOf(histogram);
  const index = histogram.bounds.findIndex((candidate) => candidate >= bound);
  return total > 0 ? (histogram.cumulative[index] ?? total) / total : 0;
}

function boundOf(le: string | undefined): number | undefined {
  if (le === undefined) return undefined;
  const bound = le === '+Inf' ? Number.POSITIVE_INFINITY : Number(le);
  return Number.isNaN(bound) ? undefined : bound;
}

function toHistogram(group: ReadonlyMap<number, number>): Histogram {
  const bounds = [...group.keys()].sort((a, b) => a - b);
  let highest = 0;
  // Extrapolation rounds each bucket by itself; a cumulative count never falls.
  const cumulative = bounds.map((bound) => {
    highest = Math.max(highest, group.get(bound) ?? 0);
    return highest;
  });
  return { bounds, cumulative };
}
