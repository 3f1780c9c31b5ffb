import type { PageView } from '../../trace/pageView.ts';
import type { SpanRecord } from '../../trace/recorder/spanRecord.ts';

/** Half of what a page view may have (it rolls over at 500 spans), for all page views together: some 200 KB. */
const MAX_SPANS = 250;

/** What untraced page views recorded beside what the metrics need, in case one turns out bad: as it was recorded. */
export interface DetailRing {
  /** Keeps a span; the oldest goes for it where the ring is full. */
  keep(view: PageView, span: SpanRecord): void;
  /** Takes out what is left of a page view, oldest first, and counts what had to go. */
  release(view: PageView): { readonly spans: SpanRecord[]; readonly evicted: number };
}

/** An empty ring. */
export function createDetailRing(limit = MAX_SPANS): DetailRing {
  let kept: { readonly view: PageView; readonly span: SpanRecord }[] = [];
  const evicted = new WeakMap<PageView, number>();
  return {
    keep(view, span) {
      kept.push({ view, span });
      const oldest = kept.length > limit && kept.shift();
      if (oldest) evicted.set(oldest.view, (evicted.get(oldest.view) ?? 0) + 1);
    },
    release(view) {
      const spans = kept.filter((entry) => entry.view === view).map(({ span }) => span);
      kept = kept.filter((entry) => entry.view !== view);
      return { spans, evicted: evicted.get(view) ?? 0 };
    },
  };
}
