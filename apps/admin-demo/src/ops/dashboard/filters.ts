import { isTimeRange, type TimeRange } from './timeRange.ts';

/** What the ops view shows. */
export interface OpsFilters {
  readonly range: TimeRange;
  /** Empty for all. */
  readonly app: string;
  readonly route: string;
  readonly device: string;
}

/** Labels that can be filtered by, where a metric has them. */
type FilterLabel = 'app' | 'route' | 'device';

/** Reads the filters from the page's query; what isn't there or makes no sense is the default. */
export function readFilters(query: Readonly<Record<string, string | string[] | undefined>>): OpsFilters {
  const text = (name: string) => (typeof query[name] === 'string' ? query[name] : '');
  const range = query.range;
  return {
    range: isTimeRange(range) ? range : '1h',
    app: text('app'),
    route: text('route'),
    device: text('device'),
  };
}

/** The label matchers of a selector, `{app="…",route="…"}`, for the labels that a metric has. */
export function selector(filters: OpsFilters, labels: readonly FilterLabel[]): string {
  const matchers = labels
    .filter((label) => filters[label] !== '')
    .map((label) => `${label}=${quote(filters[label])}`);
  return matchers.length === 0 ? '' : `{${matchers.join(',')}}`;
}

/** A PromQL string literal (https://prometheus.io/docs/prometheus/latest/querying/basics/#string-literals). */
function quote(text: string): string {
  return `"${text.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n')}"`;
}
