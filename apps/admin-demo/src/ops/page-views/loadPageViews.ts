import type { OpsFilters } from '../dashboard/filters.ts';
import { TIME_RANGES } from '../dashboard/timeRange.ts';
import { listServices, searchTraces } from '../stores/queryTraces.ts';
import type { StoredSpan } from '../stores/storedSpan.ts';
import type { StoreResult } from '../stores/storeResult.ts';
import { filterViews, type PageView, pageViewsOf, worstOf } from './pageViews.ts';

/** The two lists of page views. */
export interface PageViewLists {
  readonly recent: readonly PageView[];
  readonly worst: readonly PageView[];
}

/** Traces that are looked at: the newest of the range; every span of each comes along, about 50 KB a trace. */
export const SEARCHED_TRACES = 100;

/** Rows of each list. */
const MAX_ROWS = 15;

/** A page's clock may be ahead of ours until the ingest has corrected it, ms. */
const CLOCK_MARGIN_MS = 60_000;

/** Services that are asked for traces: the panel's own pages first, then others by name. */
const MAX_SERVICES = 8;

/** What {@link loadPageViews} asks for. */
export interface PageViewQuery {
  /** `service.name` of the panel's own pages; those of others are found by asking. */
  readonly service: string;
  /** `service.name` of the panel's server: it has no page views of its own. */
  readonly server: string;
  readonly filters: OpsFilters;
  /** Unix milliseconds. */
  readonly now: number;
}

/** The newest and the worst of the page views that were kept as traces, of every page that reports here. */
export async function loadPageViews(
  url: string | undefined,
  query: PageViewQuery,
): Promise<StoreResult<PageViewLists>> {
  const services = await listServices(url);
  if (!services.ok) return services;
  const asked = servicesToAsk(services.value, query);
  const { filters, now } = query;
  const from = now - TIME_RANGES[filters.range].seconds * 1000;
  const limit = Math.ceil(SEARCHED_TRACES / Math.max(asked.length, 1));
  const spans: StoredSpan[] = [];
  for (const service of asked) {
    const found = await searchTraces(url, { service, from, to: now + CLOCK_MARGIN_MS, limit });
    if (!found.ok) return found;
    spans.push(...found.value);
  }
  const views = filterViews(pageViewsOf(onceEach(spans)), filters);
  return { ok: true, value: { recent: views.slice(0, MAX_ROWS), worst: worstOf(views).slice(0, MAX_ROWS) } };
}

function servicesToAsk(services: readonly string[], { service, server }: PageViewQuery): string[] {
  const others = services.filter((name) => name !== service && name !== server).sort();
  return [...services.filter((name) => name === service), ...others].slice(0, MAX_SERVICES);
}

/** A trace with two services is found by either. */
function onceEach(spans: readonly StoredSpan[]): StoredSpan[] {
  return [...new Map(spans.map((span) => [`${span.traceId}${span.spanId}`, span])).values()];
}
