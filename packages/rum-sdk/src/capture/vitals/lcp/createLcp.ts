import type { Resources } from '../../resources/createResources.ts';
import { supportsEntries } from '../../supportsEntries.ts';
import type { FirstHidden } from '../firstHidden.ts';
import { safeTarget } from '../safeTarget.ts';
import type { Publish, VitalNavigation } from '../vitalReport.ts';
import { lcpDetail } from './lcpDetail.ts';

/** What is read of InteractionContentfulPaint (https://wicg.github.io/soft-navigations/), which TypeScript's DOM doesn't have. */
export interface InteractionPaint extends PerformanceEntry {
  readonly interactionId: number;
  readonly largestContentfulPaint?: LargestContentfulPaint | null;
}

/** The largest paint. */
export interface Lcp {
  /** Takes an entry of the browser's, `largest-contentful-paint`: each is larger than the one before. */
  record(paint: LargestContentfulPaint): void;
  /** Takes one of `interaction-contentful-paint`. */
  recordInteraction(paint: InteractionPaint): void;
  /** The first frame after a return from the back/forward cache shows everything: `value` milliseconds after it. */
  show(value: number): void;
}

/** What it is measured with. */
interface LcpParts {
  /** Whether it is the document's own: later paints of the document belong to no other. */
  readonly isLoad: boolean;
  readonly publish: Publish;
  readonly firstHidden: FirstHidden;
  readonly resources: Resources;
}

/**
 * The LCP of one navigation. The browser ends that of a load itself, at the first input or scroll (Largest Contentful
 * Paint, "report largest contentful paint").
 */
export function createLcp(
  { start, interactionId }: VitalNavigation,
  { isLoad, publish, firstHidden, resources }: LcpParts,
): Lcp {
  const tell = (value: number, paint?: LargestContentfulPaint | null): void => {
    const end = start + value;
    const url = paint?.url || undefined;
    // now: the element may leave the page, and the page may clear the browser's buffer of resources
    const timing = url && paint ? resources.find(url, paint.startTime) : undefined;
    const cause = { target: safeTarget(paint?.element), url, timing };
    publish({ name: 'LCP', value, time: end, detail: () => lcpDetail(cause, start, end) });
  };
  return {
    record(paint) {
      const { startTime } = paint;
      if (isLoad && firstHidden.isAfter(startTime)) tell(Math.max(startTime - start, 0), paint);
    },
    recordInteraction({ interactionId: own, startTime, largestContentfulPaint: paint }) {
      // paints of another interaction than the one that navigated are not the navigation's
      if (own !== interactionId) return;
      const painted = paint?.renderTime || 0;
      if (firstHidden.isAfter(painted)) tell(Math.max(painted - startTime, 0), paint);
    },
    show(value) {
      if (supportsEntries('largest-contentful-paint')) tell(value);
    },
  };
}
