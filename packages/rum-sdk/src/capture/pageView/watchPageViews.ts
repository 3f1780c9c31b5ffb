import type { PageViewOptions } from '../../rum.ts';
import type { PageView } from '../../trace/pageView.ts';
import type { Capture, CaptureParts } from '../capture.ts';
import { recordDocumentFetch } from './recordDocumentFetch.ts';
import { watchLocation } from './watchLocation.ts';
import { whenLoaded } from './whenLoaded.ts';
import { whenSettled } from './whenSettled.ts';

/** A router that reports a navigation after the address has changed does so within a second: it names the page view that has begun. */
const NAMES_WITHIN_MS = 1_000;

/** Page views, and the way to begin one by hand. */
export interface PageViewCapture extends Capture {
  startPageView(route: string | undefined, options: PageViewOptions | undefined): void;
}

/**
 * Ends the first page view at the load, and begins one for each soft navigation and each return from the back/forward
 * cache.
 *
 * @param onSettled called when a page view's root span has ended in its own time: it can be sent soon.
 */
export function watchPageViews(parts: CaptureParts, onSettled: () => void): PageViewCapture {
  const { views, tracing, scrubber, guard } = parts;
  const first = views.current();
  /** A page view that was begun by hand, and whose change of address is still to come. */
  let expected: { readonly view: PageView; readonly isNamed: boolean } | undefined;

  const settle = (view: PageView, time: number): void => {
    views.endRoot(view, time);
    onSettled();
  };
  const begin = (navigationType: PageView['navigationType'], route: string, startTime: number): PageView => {
    const view = views.begin({ navigationType, route, startTime });
    whenSettled(view, (time) => settle(view, time), guard);
    return view;
  };

  const stopLoad = whenLoaded((loadEventEnd) => {
    recordDocumentFetch(first, tracing);
    settle(first, loadEventEnd);
  }, guard);

  const stopLocation = watchLocation((pathname) => {
    const route = scrubber.route(pathname);
    const { view, isNamed } = expected ?? {};
    expected = undefined;
    if (view !== views.current()) begin('soft-navigation', route, performance.now());
    else if (!isNamed) view.route = route;
  }, guard);

  const onPageShow = guard((event: PageTransitionEvent) => {
    if (event.persisted) begin('back-forward-cache', views.current().route, event.timeStamp);
  });
  // captured, and before web-vitals listens: what it reports at this event belongs to the new page view
  addEventListener('pageshow', onPageShow, true);

  return {
    startPageView(given, options) {
      const now = performance.now();
      const view = views.current();
      const route = given === undefined ? undefined : scrubber.route(given);
      const hasJustBegun =
        view.navigationType === 'soft-navigation' && now - view.startTime < NAMES_WITHIN_MS;
      if (route !== undefined && hasJustBegun && view !== expected?.view) {
        view.route = route;
        return;
      }
      const startTime = Math.min(options?.startTime ?? now, now);
      const next = begin('soft-navigation', route ?? scrubber.route(location.pathname), startTime);
      expected = { view: next, isNamed: route !== undefined };
    },
    collect: () => views.endRoot(views.current(), performance.now()),
    stop() {
      stopLoad();
      stopLocation();
      removeEventListener('pageshow', onPageShow, true);
    },
  };
}
