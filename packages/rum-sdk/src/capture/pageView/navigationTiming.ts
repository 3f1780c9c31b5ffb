import type { NavigationType } from '../../trace/pageView.ts';

/** The navigation entry, with the member of prerendered pages (https://wicg.github.io/nav-speculation/). */
export type NavigationTiming = PerformanceNavigationTiming & { readonly activationStart?: number };

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
  if ((document as { wasDiscarded?: boolean }).wasDiscarded) return 'restore';
  switch (timing?.type) {
    case 'reload':
      return 'reload';
    case 'back_forward':
      return 'back-forward';
    default:
      return 'navigate';
  }
}
