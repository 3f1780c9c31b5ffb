import { lastWhere } from '../../platform/lastWhere.ts';
import type { PageView } from '../../trace/pageView.ts';
import type { SpanRecord } from '../../trace/recorder/spanRecord.ts';
import type { Tracing } from '../../trace/tracing.ts';

/** A trace of half an hour is as long as a store's search window and a person's patience with a waterfall. */
const MAX_TRACE_MS = 30 * 60_000;

/** As many spans as a waterfall can show. */
const MAX_TRACE_SPANS = 500;

/** Two days of half hours, or 50,000 spans: what makes more in one page view runs away. */
const MAX_TRACES = 100;

/** Where a span belongs. */
export interface Place {
  /** The root that was on when it began. */
  readonly root: SpanRecord;
  /** When that one began, milliseconds on `performance.now()`'s clock. */
  readonly start: number;
  /** The page view has used up its traces. */
  readonly isBeyond: boolean;
}

/** The traces of one page view, each linked to the one before. */
export interface TraceChain {
  /**
   * Counts what starts, going over to a new trace where the newest is full.
   *
   * @param start milliseconds on `performance.now()`'s clock.
   * @param count spans; 0 for one that starts later, and is counted then.
   */
  place(start: number, count?: number): Place;
  /** Whether it has made this trace. */
  has(traceId: string): boolean;
}

/** A chain that begins with the page view's own root. */
export function createTraceChain(view: PageView, tracing: Tracing): TraceChain {
  const first: Place = { root: view.root, start: view.startTime, isBeyond: false };
  let newest = first;
  const places = [first];
  let spans = 0;

  const goOn = (start: number): void => {
    const former = view.root.context;
    // a page that never finished loading
    tracing.end(view.root, start);
    const isBeyond = places.length === MAX_TRACES;
    view.root = tracing.startRoot({
      type: 'page_view_continued',
      name: `page_view_continued ${view.route}`,
      start,
      reports: view.reports && !isBeyond,
      links: [{ context: former }],
      follows: former,
    });
    view.root.view = view;
    newest = { root: view.root, start, isBeyond };
    places.push(newest);
    tracing.end(view.root, start);
    spans = 1;
  };

  return {
    place(start, count = 1) {
      spans += count;
      const isFull = spans > MAX_TRACE_SPANS || start - newest.start >= MAX_TRACE_MS;
      if (isFull && !newest.isBeyond) goOn(start);
      return lastWhere(places, (place) => place.start <= start) ?? first;
    },
    has: (traceId) => places.some(({ root }) => root.context.traceId === traceId),
  };
}
