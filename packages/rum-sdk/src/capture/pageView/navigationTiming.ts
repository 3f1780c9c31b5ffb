import { ofDocument } from '../../platform/ofDocument.ts';
import type { NavigationType } from '../../trace/pageView.ts';

/** The navigation entry, with members that TypeScript doesn't know and some browsers don't have. */
export type NavigationTiming = Omit<PerformanceNavigationTiming, 'serverTiming'> & {
  /** Missing in Safari before 16.4, and in Firefox without TLS. */
  readonly serverTiming?: readonly PerformanceServerTiming[];
  /** When a prerendered page was shown (https://wicg.github.io/nav-speculation/). */
  readonly activationStart?: number;
  /** `cache`, `cache-storage`, `navigational-prefetch`; empty where it came over the network (Resource Timing). */
  readonly deliveryType?: string;
  /** The final head, where `responseStart` is that of an early hint. */
  readonly finalResponseHeadersStart?: number;
};

/** The document's own entry. */
export function navigationTiming(): NavigationTiming | undefined {
  return performance.getEntriesByType('navigation')[0] as NavigationTiming | undefined;
}

/** When the visitor began to wait, milliseconds on `performance.now()`'s clock: a prerendered page begins when it is shown. */
export function navigationStart(): number {
  return navigationTiming()?.activationStart ?? 0;
}

/** How the document was loaded, as web-vitals names it. */
export function documentNavigationType(): NavigationType {
  const timing = navigationTiming();
  if (timing?.activationStart) return 'prerender';
  if (ofDocument('wasDiscarded')) return 'restore';
  return (timing?.type ?? 'navigate').replace('_', '-') as NavigationType;
}
