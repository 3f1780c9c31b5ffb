import { listen } from '../../platform/listen.ts';
import type { PageView } from '../../trace/pageView.ts';
import type { Capture, CaptureParts } from '../capture.ts';
import { recordDocumentFetch } from './recordDocumentFetch.ts';
import { type StartPageView, softNavigations } from './softNavigations.ts';
import { whenLoaded } from './whenLoaded.ts';
import { whenSettled } from './whenSettled.ts';

/** A framework that comes to life after the load names its route within this time; the spans wait for it. */
const NAMED_WITHIN_MS = 1_000;

/** Page views, and the way to begin one by hand. */
export interface PageViewCapture extends Capture {
  readonly startPageView: StartPageView;
}

/** What others wait for. */
export interface PageViewEvents {
  /** A page view's root span has ended in its own time: it can be sent soon. */
  onSettled(): void;
  /** The document has loaded. */
  onLoaded(): void;
  /** A page view has begun with the return from the back/forward cache, at `time` on `performance.now()`'s clock. */
  onRestored(time: number): void;
}

/**
 * Ends the first page view at the load, and begins one for each soft navigation and each return from the back/forward
 * cache.
 */
export function watchPageViews(parts: CaptureParts, events: PageViewEvents): PageViewCapture {
  const { views, tracing, guard, signal } = parts;
  const first = views.current();

  const settle = (view: PageView, time: number): void => {
    views.endRoot(view, time);
    events.onSettled();
  };
  const begin = (navigationType: PageView['navigationType'], route: string, startTime: number): PageView => {
    const view = views.begin({ navigationType, route, startTime });
    whenSettled(view, (time) => settle(view, time), guard);
    return view;
  };
  const onPageShow = ({ persisted, timeStamp }: PageTransitionEvent): void => {
    if (!persisted) return;
    begin('back-forward-cache', views.current().route, timeStamp);
    events.onRestored(timeStamp);
  };

  let isFetchRecorded = false;
  /** At the load, or at a hide that comes before we hear of it. */
  const recordFetch = (): void => {
    if (!isFetchRecorded) isFetchRecorded = recordDocumentFetch(first, tracing);
  };
  whenLoaded((loadEventEnd) => {
    recordFetch();
    first.loadedAt = loadEventEnd;
    setTimeout(
      guard(() => settle(first, loadEventEnd)),
      NAMED_WITHIN_MS,
    );
    events.onLoaded();
  }, parts);
  const startPageView = softNavigations(parts, (route, startTime) =>
    begin('soft-navigation', route, startTime),
  );
  listen(globalThis, ['pageshow'], guard(onPageShow), { signal, capture: true });

  return {
    startPageView,
    collect() {
      recordFetch();
      views.endRoot(views.current(), performance.now());
    },
  };
}
