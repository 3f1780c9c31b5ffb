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
  /** The page view has used up its traces. */
  readonly isBeyond: boolean;
}

/** The traces of one page view, each linked to the one before. */
export interface TraceChain {
  /**
   * Counts a span that starts, going over to a new trace where the newest is full.
   *
   * @param start milliseconds on `performance.now()`'s clock.
   */
  place(start: number): Place;
  /** Whether it has made this trace. */
  has(traceId: string): boolean;
}

/** A chain that begins with the page view's own root. */
export function createTraceChain(view: PageView, tracing: Tracing): TraceChain {
  const first = { root: view.root, start: view.startTime };
  const links = [first];
  let spans = 0;

  const goOn = (start: number): void => {
    const former = view.root.context;
    // a page that never finished loading
    tracing.end(view.root, start);
    view.root = tracing.startRoot({
      type: 'page_view_continued',
      name: `page_view_continued ${view.route}`,
      start,
      reports: view.reports && links.length < MAX_TRACES,
      links: [{ context: former }],
      follows: former,
      attributes: { 'rum.traced': view.traced },
    });
    view.root.view = view;
    links.push({ root: view.root, start });
    tracing.end(view.root, start);
    spans = 1;
  };

  return {
    place(start) {
      spans++;
      const age = start - (links.at(-1)?.start ?? start);
      const isFull = spans > MAX_TRACE_SPANS || age >= MAX_TRACE_MS;
      if (isFull && links.length <= MAX_TRACES) goOn(start);
      const link = lastWhere(links, (one) => one.start <= start) ?? first;
      return { root: link.root, isBeyond: links.indexOf(link) >= MAX_TRACES };
    },
    has: (traceId) => links.some(({ root }) => root.context.traceId === traceId),
  };
}
