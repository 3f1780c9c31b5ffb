import type { InstantSeries } from '../stores/queryPrometheus.ts';
import { countOf, type Histogram, histogramsBy, quantile } from './histogram.ts';
import { p75Of } from './vitalSummary.ts';

/** A route with its p75s, in the wire units. */
export interface RouteRow {
  readonly route: string;
  readonly views: number;
  readonly LCP: number | undefined;
  readonly INP: number | undefined;
  readonly CLS: number | undefined;
  readonly errors: number;
}

/** A request that pages make. */
export interface RequestRow {
  readonly method: string;
  readonly target: string;
  readonly count: number;
  /** Share of answers that were 5xx or never came, 0 to 1. */
  readonly failed: number;
  /** Seconds. */
  readonly p75: number | undefined;
  readonly p95: number | undefined;
}

/** Rows of a table; more is what Grafana is for. */
const MAX_ROWS = 10;

/** Routes, the slowest LCP first. */
export function routeRows(input: {
  readonly pageViews: readonly InstantSeries[];
  readonly LCP: readonly InstantSeries[];
  readonly INP: readonly InstantSeries[];
  readonly CLS: readonly InstantSeries[];
  readonly errors: readonly InstantSeries[];
}): RouteRow[] {
  const views = sumBy(input.pageViews, ({ labels }) => labels.route ?? '');
  const errors = sumBy(input.errors, ({ labels }) => labels.route ?? '');
  const byRoute = (samples: readonly InstantSeries[]) =>
    histogramsBy(samples, (labels) => labels.route ?? '');
  const [lcp, inp, cls] = [byRoute(input.LCP), byRoute(input.INP), byRoute(input.CLS)];
  const rows = [...views].map(([route, count]) => ({
    route,
    views: count,
    LCP: optional(lcp.get(route), (histogram) => p75Of('LCP', histogram)),
    INP: optional(inp.get(route), (histogram) => p75Of('INP', histogram)),
    CLS: optional(cls.get(route), (histogram) => p75Of('CLS', histogram)),
    errors: errors.get(route) ?? 0,
  }));
  return rows
    .filter(({ views: count }) => count > 0)
    .sort((a, b) => (b.LCP ?? 0) - (a.LCP ?? 0))
    .slice(0, MAX_ROWS);
}

/** Requests, the slowest p95 first. */
export function requestRows(
  requests: readonly InstantSeries[],
  times: readonly InstantSeries[],
): RequestRow[] {
  const keyOf = (labels: InstantSeries['labels']) => `${labels.method ?? ''} ${labels.target ?? ''}`;
  const counts = sumBy(requests, ({ labels }) => keyOf(labels));
  const failures = sumBy(
    requests.filter(({ labels }) => labels.status_class === '5xx' || labels.status_class === 'error'),
    ({ labels }) => keyOf(labels),
  );
  const rows = [...histogramsBy(times, keyOf)].map(([key, histogram]) => {
    const count = counts.get(key) ?? countOf(histogram);
    const [method = '', target = ''] = key.split(' ');
    const failed = count > 0 ? (failures.get(key) ?? 0) / count : 0;
    return { method, target, count, failed, p75: quantile(histogram, 0.75), p95: quantile(histogram, 0.95) };
  });
  return rows
    .filter(({ count }) => count > 0)
    .sort((a, b) => (b.p95 ?? 0) - (a.p95 ?? 0))
    .slice(0, MAX_ROWS);
}

/** Adds series up by a key. */
export function sumBy(
  series: readonly InstantSeries[],
  keyOf: (series: InstantSeries) => string,
): Map<string, number> {
  const sums = new Map<string, number>();
  for (const one of series) sums.set(keyOf(one), (sums.get(keyOf(one)) ?? 0) + one.value);
  return sums;
}

function optional<T>(histogram: Histogram | undefined, compute: (histogram: Histogram) => T): T | undefined {
  return histogram === undefined ? undefined : compute(histogram);
}
