import type { Guard } from '../../platform/guard.ts';
import { lastWhere } from '../../platform/lastWhere.ts';
import type { PageView } from '../../trace/pageView.ts';
import { perView } from '../../trace/perView.ts';
import type { Rates } from '../../trace/sampling/rates.ts';
import type { Tracing } from '../../trace/tracing.ts';
import { createTraceChain, type Place } from './createTraceChain.ts';
import { type NewPageView, openPageView } from './openPageView.ts';
import { serverTrace } from './serverTrace.ts';

/** Page views that are remembered: what is measured late (a long frame, a vital) may belong to one before the current. */
const REMEMBERED_VIEWS = 5;

/** The page views of this page: one per load, soft navigation, or return from the back/forward cache. */
export interface PageViews {
  current(): PageView;
  /** The page view that was on when something happened. */
  at(time: number): PageView;
  /** The last ones, from the oldest to the current one. */
  readonly last: readonly PageView[];
  /** The page view that has made this trace. */
  byTrace(traceId: string): PageView | undefined;
  /** Which trace of the page view a span belongs to that starts at `start`; `count` of them are counted, one by default. */
  place(view: PageView, start: number, count?: number): Place;
  /** Ends the current page view, and begins another one that links to it. */
  begin(view: NewPageView): PageView;
  /** Ends the root span where it hasn't ended: at the load, or at `time`. */
  endRoot(view: PageView, time: number): void;
  /** Called before another page view begins. */
  onLeave(listener: (leaving: PageView) => void): void;
}

/** Begins the first page view at once, in the trace of the server that rendered the document where that is its own. */
export function createPageViews(
  first: NewPageView,
  parts: { readonly tracing: Tracing; readonly rates: Rates; readonly guard: Guard },
): PageViews {
  const { tracing, guard } = parts;
  const chainOf = perView((view) => createTraceChain(view, tracing));
  const leaveListeners: ((leaving: PageView) => void)[] = [];

  const views = [openPageView(first, { ...parts, server: serverTrace(tracing.clock) })];
  const current = (): PageView => views.at(-1) as PageView;

  const endRoot = (view: PageView, time: number): void => {
    if (!view.root.isOpen) return;
    view.root.name = `page_view ${view.route}`;
    tracing.end(view.root, Math.max(view.loadedAt ?? time, view.startTime));
  };

  return {
    current,
    at: (time) => lastWhere(views, ({ startTime }) => startTime <= time) ?? (views[0] as PageView),
    last: views,
    byTrace: (traceId) => lastWhere(views, (view) => chainOf(view).has(traceId)),
    place: (view, ...rest) => chainOf(view).place(...rest),
    begin(next) {
      const former = current();
      for (const listener of leaveListeners) guard(listener)(former);
      endRoot(former, next.startTime);
      views.push(openPageView(next, { ...parts, former }));
      if (views.length > REMEMBERED_VIEWS) views.shift();
      return current();
    },
    endRoot,
    onLeave(listener) {
      leaveListeners.push(listener);
    },
  };
}
