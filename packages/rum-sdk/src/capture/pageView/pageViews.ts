import type { Guard } from '../../guard.ts';
import type { NavigationType, PageView } from '../../trace/pageView.ts';
import type { Rates } from '../../trace/rates.ts';
import type { Tracing } from '../../trace/tracing.ts';
import { createTraceChain, type Place, type TraceChain } from './createTraceChain.ts';
import { type ServerTrace, serverTrace } from './serverTrace.ts';

/** Page views that are remembered: what is measured late (a long frame, a vital) may belong to one before the current. */
const REMEMBERED_VIEWS = 5;

/** A page view that begins. */
export interface NewPageView {
  readonly navigationType: NavigationType;
  /** Milliseconds on `performance.now()`'s clock. */
  readonly startTime: number;
  readonly route: string;
}

/** The page views of this page: one per load, soft navigation, or return from the back/forward cache. */
export interface PageViews {
  current(): PageView;
  /** The page view that was on when something happened. */
  at(time: number): PageView;
  /** The page view that came about as the given time's navigation: the first soft one that began then or after. */
  softSince(time: number): PageView | undefined;
  /** The page view that has made this trace. */
  byTrace(traceId: string): PageView | undefined;
  /** Which trace of the page view a span belongs to that starts at `start`; it is counted. */
  place(view: PageView, start: number): Place;
  /** Ends the current page view, and begins another one that links to it. */
  begin(view: NewPageView): PageView;
  /** Ends the root span at `time`, where it hasn't ended. */
  endRoot(view: PageView, time: number): void;
  /** Called before another page view begins. */
  onLeave(listener: (leaving: PageView) => void): void;
}

/** Begins the first page view at once, in the trace of the server that rendered the document where that is its own. */
export function createPageViews(
  first: NewPageView,
  parts: { readonly tracing: Tracing; readonly rates: Rates; readonly guard: Guard },
): PageViews {
  const { tracing, rates } = parts;
  const chains = new WeakMap<PageView, TraceChain>();
  const leaveListeners: ((leaving: PageView) => void)[] = [];

  const open = (next: NewPageView, former?: PageView, server?: ServerTrace): PageView => {
    const reportRate = rates.report();
    const reports = rates.reports();
    // one that doesn't report stays out of the server's trace: its requests are sampled by nobody
    const joined = reports && server?.verdict === 'joined' ? server.context : undefined;
    const linked = former?.root.spanContext() ?? (joined ? undefined : server?.context);
    const root = tracing.startRoot({
      type: 'page_view',
      name: `page_view ${next.route}`,
      start: next.startTime,
      reports,
      links: linked ? [{ context: linked }] : [],
      parent: joined,
      attributes: { 'rum.navigation_type': next.navigationType, 'rum.server_trace': server?.verdict },
    });
    const traced = (root.spanContext().traceFlags & 1) === 1;
    root.setAttribute('rum.traced', traced);
    const view = {
      ...next,
      root,
      reports,
      traced,
      reportRate,
      pendingRequests: 0,
      lastActivity: next.startTime,
    };
    chains.set(view, createTraceChain(view, tracing));
    return view;
  };

  const views = [open(first, undefined, serverTrace(tracing.clock))];
  const current = (): PageView => views.at(-1) as PageView;

  const endRoot = (view: PageView, time: number): void => {
    if (!view.root.isRecording()) return;
    view.root.updateName(`page_view ${view.route}`);
    tracing.end(view.root, Math.max(time, view.startTime));
  };

  /** Whose trace was asked for last: nearly always it is asked for again. */
  let known: { readonly traceId: string; readonly view: PageView } | undefined;

  return {
    current,
    at: (time) => views.findLast(({ startTime }) => startTime <= time) ?? (views[0] as PageView),
    softSince: (time) =>
      views.find(
        ({ navigationType, startTime }) => navigationType === 'soft-navigation' && startTime >= time,
      ),
    byTrace(traceId) {
      if (traceId !== known?.traceId) {
        const view = views.findLast((one) => chains.get(one)?.has(traceId));
        known = view && { traceId, view };
      }
      return known?.view;
    },
    place: (view, start) => chains.get(view)?.place(start) ?? { root: view.root, isBeyond: false },
    begin(next) {
      const former = current();
      for (const listener of leaveListeners) parts.guard(listener)(former);
      endRoot(former, next.startTime);
      views.push(open(next, former));
      if (views.length > REMEMBERED_VIEWS) views.shift();
      return current();
    },
    endRoot,
    onLeave(listener) {
      leaveListeners.push(listener);
    },
  };
}
