import type { NavigationType, PageView } from '../../trace/pageView.ts';
import type { Rates } from '../../trace/sampling/rates.ts';
import type { Tracing } from '../../trace/tracing.ts';
import type { ServerTrace } from './serverTrace.ts';

/** A page view that begins. */
export interface NewPageView {
  readonly navigationType: NavigationType;
  /** Milliseconds on `performance.now()`'s clock. */
  readonly startTime: number;
  readonly route: string;
}

/** What a page view comes from. */
export interface Predecessors {
  /** The page view before, which it links to. */
  readonly former?: PageView | undefined;
  /** The span of the server that rendered its document: its parent where that is its own, else a link. */
  readonly server?: ServerTrace | undefined;
}

interface Opening extends Predecessors {
  readonly tracing: Tracing;
  readonly rates: Rates;
}

/** Decides about a page view by the rates in force now, and starts its root span. */
export function openPageView(next: NewPageView, { tracing, rates, former, server }: Opening): PageView {
  const reportRate = rates.report();
  const reports = rates.reports();
  // one that doesn't report stays out of the server's trace: its requests are sampled by nobody
  const joined = reports && server?.verdict === 'joined' ? server.context : undefined;
  const linked = former?.root.context ?? (joined ? undefined : server?.context);
  const root = tracing.startRoot({
    type: 'page_view',
    name: `page_view ${next.route}`,
    start: next.startTime,
    reports,
    links: linked ? [{ context: linked }] : [],
    parent: joined,
    attributes: { 'rum.navigation_type': next.navigationType, 'rum.server_trace': server?.verdict },
  });
  const view = {
    ...next,
    root,
    reports,
    reportRate,
    pendingRequests: 0,
    lastActivity: next.startTime,
  };
  root.view = view;
  return view;
}
