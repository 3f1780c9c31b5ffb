import { VITAL_NAMES, type VitalName } from '@throughline/conventions/vitalNames';
import { VITALS } from '@throughline/conventions/vitals';
import { type OpsFilters, selector } from './filters.ts';
import { TIME_RANGES } from './timeRange.ts';

const PAGE = ['app', 'route', 'device'] as const;

/** Every query of the dashboard at one moment, over the whole range. */
export function instantQueries(filters: OpsFilters) {
  const range = `${TIME_RANGES[filters.range].seconds}s`;
  const page = selector(filters, PAGE);
  const app = selector(filters, ['app']);
  const increase = (by: string, metric: string, matchers: string) =>
    `sum by (${by}) (increase(${metric}${matchers}[${range}]))`;
  return {
    LCP: increase('le, route', bucketsOf('LCP'), page),
    INP: increase('le, route', bucketsOf('INP'), page),
    CLS: increase('le, route', bucketsOf('CLS'), page),
    FCP: increase('le', bucketsOf('FCP'), page),
    TTFB: increase('le', bucketsOf('TTFB'), page),
    pageViews: increase('app, route, device', 'rum_page_views_total', ''),
    errors: increase('route', 'rum_errors_total', page),
    requests: increase(
      'method, target, status_class',
      'rum_http_requests_total',
      selector(filters, ['app', 'route']),
    ),
    requestTimes: increase('le, method, target', 'rum_http_request_duration_seconds_bucket', app),
    batches: increase('outcome, reason', 'rum_ingest_batches_total', app),
    spans: increase('outcome, reason', 'rum_ingest_spans_total', app),
    forwarded: increase('destination, outcome', 'rum_forward_total', app),
    forwardDelay: increase('le, destination', 'rum_forward_delay_seconds_bucket', app),
    outbox: `sum by (destination) (rum_outbox_bytes${app})`,
    scrubbed: increase('kind', 'rum_scrubbed_total', app),
    clientDropped: increase('reason', 'rum_client_dropped_total', app),
  } as const;
}

/** The name of an instant query. */
export type InstantQueryName = keyof ReturnType<typeof instantQueries>;

/** The buckets of each vital over time, each point over the range's window. */
export function timelineQueries(filters: OpsFilters): Readonly<Record<VitalName, string>> {
  const { window } = TIME_RANGES[filters.range];
  const matchers = selector(filters, PAGE);
  const queries = VITAL_NAMES.map((name) => [
    name,
    `sum by (le) (increase(${bucketsOf(name)}${matchers}[${window}s]))`,
  ]);
  return Object.fromEntries(queries) as Record<VitalName, string>;
}

function bucketsOf(name: VitalName): string {
  return `${VITALS[name].metric}_bucket`;
}
