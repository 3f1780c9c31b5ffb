import { pageRum } from '../../pageRum.ts';

/** What Next tells beside the address, with `experimental.instrumentationClientRouterTransitionEvents`. */
export interface RouterTransition {
  /** Unix milliseconds, with a fraction. */
  readonly timestamp: number;
}

/**
 * For `export { onRouterTransitionStart } from '@throughline/rum-sdk/next'` in `instrumentation-client.ts`: a page view
 * begins with the click that asks for it, not with the change of address that comes when the next page is there.
 *
 * @param url what the router goes to, absolute or a path.
 */
export function onRouterTransitionStart(
  url: string,
  _type?: string,
  transition?: RouterTransition | null,
): void {
  const { pathname } = new URL(url, location.href);
  // the same page with another query, and back and forth, where the address has changed before
  if (pathname === location.pathname) return;
  const startTime = transition ? transition.timestamp - performance.timeOrigin : performance.now();
  pageRum()?.startPageView(pathname, { startTime });
}
