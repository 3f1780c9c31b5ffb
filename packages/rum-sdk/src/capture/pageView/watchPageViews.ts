import type { PageViewOptions } from '../../rum.ts';
import type { PageView } from '../../trace/pageView.ts';
import type { Capture, CaptureParts } from '../capture.ts';
import { locationPath } from './locationPath.ts';
import { recordDocumentFetch } from './recordDocumentFetch.ts';
import { watchLocation } from './watchLocation.ts';
import { whenLoaded } from './whenLoaded.ts';
import { whenSettled } from './whenSettled.ts';

/**
 * A router that reports a navigation after the address has changed does so within a second: it names the page view that
 * has begun. So does one that redirects by replacing the address.
 */
const NAMES_WITHIN_MS = 1_000;

/** Page views, and the way to begin one by hand. */
export interface PageViewCapture extends Capture {
  startPageView(route: string | undefined, options: PageViewOptions | undefined): void;
}

/** What others wait for. */
export interface PageViewEvents {
  /** A page view's root span has ended in its own time: it can be sent soon. */
  onSettled(): void;
  /** The document has loaded. */
  onLoaded(): void;
}

/**
 * Ends the first page view at the load, and begins one for each soft navigation and each return from the back/forward
 * cache.
 */
export function watchPageViews(parts: CaptureParts, events: PageViewEvents): PageViewCapture {
  const { views, tracing, scrubber, guard } = parts;
  const first = views.current();
  /** A page view that was begun by hand, and whose change of address is still to come. */
  let expected: { readonly view: PageView; readonly isNamed: boolean } | undefined;

  const settle = (view: PageView, time: number): void => {
    views.endRoot(view, time);
    events.onSettled();
  };
  const begin = (navigationType: PageView['navigationType'], route: string, startTime: number): PageView => {
    const view = views.begin({ navigationType, route, startTime });
    whenSettled(view, (time) => settle(view, time), guard);
    return view;
  };

  let isFetchRecorded = false;
  /** At the load, or at a hide that comes before we hear of it. */
  const recordFetch = (): void => {
    if (!isFetchRecorded) isFetchRecorded = recordDocumentFetch(first, tracing);
  };
  const stopLoad = whenLoaded((loadEventEnd) => {
    recordFetch();
    settle(first, loadEventEnd);
    events.onLoaded();
  }, guard);

  const stopLocation = watchLocation(({ path, replaces }) => {
    const now = performance.now();
    const current = views.current();
    const { view, isNamed } = expected ?? {};
    expected = undefined;
    if (view === current && isNamed) return;
    const route = scrubber.route(path);
    if (view === current || (replaces && isArriving(current, now))) current.route = route;
    else begin('soft-navigation', route, now);
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
      if (route !== undefined && hasJustBegun(view, now) && view !== expected?.view) {
        view.route = route;
        return;
      }
      const startTime = Math.min(options?.startTime ?? now, now);
      const next = begin('soft-navigation', route ?? scrubber.route(locationPath()), startTime);
      expected = { view: next, isNamed: route !== undefined };
    },
    collect() {
      recordFetch();
      views.endRoot(views.current(), performance.now());
    },
    stop() {
      stopLoad();
      stopLocation();
      removeEventListener('pageshow', onPageShow, true);
    },
  };
}

function hasJustBegun({ navigationType, startTime }: PageView, now: number): boolean {
  return navigationType === 'soft-navigation' && now - startTime < NAMES_WITHIN_MS;
}

/** Nobody has seen it yet: what takes its address is where it was redirected to. */
function isArriving(view: PageView, now: number): boolean {
  return view.root.isRecording() && (view.navigationType !== 'soft-navigation' || hasJustBegun(view, now));
}
