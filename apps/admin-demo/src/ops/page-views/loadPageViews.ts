import type { OpsFilters } from '../dashboard/filters.ts';
import { TIME_RANGES } from '../dashboard/timeRange.ts';
import { searchTraces } from '../stores/queryTraces.ts';
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

/** What {@link loadPageViews} asks for. */
export interface PageViewQuery {
  readonly service: string;
  readonly filters: OpsFilters;
  /** Unix milliseconds. */
  readonly now: number;
}

/** The newest and the worst of the page views that were kept as traces. */
export async function loadPageViews(
  url: string | undefined,
  { service, filters, now }: PageViewQuery,
): Promise<StoreResult<PageViewLists>> {
  const from = now - TIME_RANGES[filters.range].seconds * 1000;
  const found = await searchTraces(url, { service, from, to: now + CLOCK_MARGIN_MS, limit: SEARCHED_TRACES });
  if (!found.ok) return found;
  const views = filterViews(pageViewsOf(found.value), filters);
  return { ok: true, value: { recent: views.slice(0, MAX_ROWS), worst: worstOf(views).slice(0, MAX_ROWS) } };
}
