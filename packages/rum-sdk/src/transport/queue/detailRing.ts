import type { PageView } from '../../trace/pageView.ts';
import { perView } from '../../trace/perView.ts';
import type { SpanRecord } from '../../trace/recorder/spanRecord.ts';

/** Half of what a page view may have (it rolls over at 500 spans), for all page views together: some 200 KB. */
const MAX_SPANS = 250;

/** What becomes of an untraced page view. */
export interface Promotion {
  /** It has turned out bad: all of it leaves. */
  promoted: boolean;
  /** So many of its spans had to go before that. */
  evicted: number;
}

/** What untraced page views recorded beside what the metrics need, in case one turns out bad: as it was recorded. */
export interface DetailRing {
  promotionOf(view: PageView): Promotion;
  /** Keeps a span; the oldest goes for it where the ring is full. */
  keep(span: SpanRecord): void;
  /** The page view is promoted: takes out what is left of it, oldest first. */
  promote(view: PageView): SpanRecord[];
}

/** An empty ring. */
export function createDetailRing(): DetailRing {
  const promotionOf = perView((): Promotion => ({ promoted: false, evicted: 0 }));
  let kept: SpanRecord[] = [];
  return {
    promotionOf,
    keep(span) {
      kept.push(span);
      const oldest = kept.length > MAX_SPANS ? kept.shift() : undefined;
      if (oldest?.view) promotionOf(oldest.view).evicted++;
    },
    promote(view) {
      promotionOf(view).promoted = true;
      const spans = kept.filter((span) => span.view === view);
      kept = kept.filter((span) => span.view !== view);
      return spans;
    },
  };
}
