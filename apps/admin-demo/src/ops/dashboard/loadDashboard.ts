import { VITAL_NAMES } from '@throughline/conventions/vitalNames';
import { type InstantSeries, queryInstant } from '../stores/queryPrometheus.ts';
import type { StoreResult } from '../stores/storeResult.ts';
import { askAll } from './askAll.ts';
import { type InstantQueryName, instantQueries } from './dashboardQueries.ts';
import type { OpsFilters } from './filters.ts';
import { histogramsBy } from './histogram.ts';
import { loadTimelines, type Timelines } from './loadTimelines.ts';
import { type RequestRow, type RouteRow, requestRows, routeRows, sumBy } from './tables.ts';
import { summarizeVital, type VitalSummary } from './vitalSummary.ts';

/** A name and a number, for the small tables. */
export interface Count {
  readonly name: string;
  readonly value: number;
}

/** Everything of the ops view that comes from the metrics. */
export interface Dashboard {
  readonly pageViews: number;
  readonly errors: number;
  readonly vitals: readonly VitalSummary[];
  readonly timelines: Timelines;
  readonly routes: readonly RouteRow[];
  readonly requests: readonly RequestRow[];
  readonly pipeline: Readonly<
    Record<'batches' | 'spans' | 'forwarded' | 'outbox' | 'scrubbed' | 'clientDropped', readonly Count[]>
  >;
  /** Values that the filters can take. */
  readonly choices: {
    readonly apps: readonly string[];
    readonly routes: readonly string[];
    readonly devices: readonly string[];
  };
}

type Instants = Readonly<Record<InstantQueryName, readonly InstantSeries[]>>;

/** Asks the metrics store everything at once. @param now Unix milliseconds. */
export async function loadDashboard(
  url: string | undefined,
  filters: OpsFilters,
  now: number,
): Promise<StoreResult<Dashboard>> {
  const [instants, timelines] = await Promise.all([
    askAll(instantQueries(filters), (query) => queryInstant(url, query)),
    loadTimelines(url, filters, now),
  ]);
  if (!instants.ok) return instants;
  if (!timelines.ok) return timelines;
  return { ok: true, value: assemble(filters, instants.value, timelines.value) };
}

function assemble(
  filters: OpsFilters,
  instants: Instants,
  timelinesByVital: Dashboard['timelines'],
): Dashboard {
  const views = instants.pageViews.filter(({ labels }) => matches(filters, labels));
  return {
    pageViews: total(views),
    errors: total(instants.errors),
    vitals: VITAL_NAMES.map((name) => {
      const histogram = histogramsBy(instants[name], () => '').get('');
      return summarizeVital(name, histogram ?? { bounds: [], cumulative: [] });
    }),
    timelines: timelinesByVital,
    routes: routeRows({ ...instants, pageViews: views }),
    requests: requestRows(instants.requests, instants.requestTimes),
    pipeline: {
      batches: counts(instants.batches, ['outcome', 'reason']),
      spans: counts(instants.spans, ['outcome', 'reason']),
      forwarded: counts(instants.forwarded, ['destination', 'outcome']),
      outbox: counts(instants.outbox, ['destination'], { keepZeros: true }),
      scrubbed: counts(instants.scrubbed, ['kind']),
      clientDropped: counts(instants.clientDropped, ['reason']),
    },
    choices: {
      apps: valuesOf(instants.pageViews, 'app'),
      routes: valuesOf(instants.pageViews, 'route'),
      devices: valuesOf(instants.pageViews, 'device'),
    },
  };
}

/** The page views are asked for without filters, because they also say what can be filtered by. */
function matches(filters: OpsFilters, labels: InstantSeries['labels']): boolean {
  return (['app', 'route', 'device'] as const).every(
    (name) => filters[name] === '' || filters[name] === labels[name],
  );
}

function total(series: readonly InstantSeries[]): number {
  return series.reduce((sum, { value }) => sum + value, 0);
}

function counts(
  series: readonly InstantSeries[],
  names: readonly string[],
  { keepZeros = false } = {},
): Count[] {
  const sums = sumBy(series, ({ labels }) =>
    names
      .map((name) => labels[name] ?? '')
      .filter((part) => part !== '')
      .join(' · '),
  );
  return [...sums]
    .map(([name, value]) => ({ name, value }))
    .filter(({ value }) => keepZeros || Math.round(value) > 0)
    .sort((a, b) => b.value - a.value);
}

function valuesOf(series: readonly InstantSeries[], label: string): string[] {
  return [...new Set(series.map(({ labels }) => labels[label] ?? '').filter((value) => value !== ''))].sort();
}
