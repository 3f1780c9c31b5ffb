import type { PageViewOptions } from '../../rum.ts';
import type { PageView } from '../../trace/pageView.ts';
import type { CaptureParts } from '../capture.ts';
import { isSoft } from './isSoft.ts';
import { locationPath } from './locationPath.ts';
import { watchLocation } from './watchLocation.ts';

/**
 * A router that reports a navigation after the address has changed does so within a second: it names the page view that
 * has begun. So does one that redirects by replacing the address.
 */
const NAMES_WITHIN_MS = 1_000;

/** Begins a page view by hand. */
export type StartPageView = (route: string | undefined, options: PageViewOptions | undefined) => void;

/**
 * Page views that begin without a load: notices each change of the address, and puts it together with what a router
 * tells by hand.
 *
 * @param begin begins a page view at a time on `performance.now()`'s clock.
 */
export function softNavigations(
  parts: CaptureParts,
  begin: (route: string, startTime: number) => PageView,
): StartPageView {
  const { views, scrubber } = parts;
  /** A page view that was begun by hand, and whose change of address is still to come. */
  let expected: { readonly view: PageView; readonly isNamed: boolean } | undefined;

  watchLocation((path, replaces) => {
    const now = performance.now();
    const current = views.current();
    const { view, isNamed } = expected ?? {};
    expected = undefined;
    if (view === current && isNamed) return;
    const route = scrubber.route(path);
    if (view === current || (replaces && isArriving(current, now))) current.route = route;
    else begin(route, now);
  }, parts);

  return (given, options) => {
    const now = performance.now();
    const view = views.current();
    const route = given === undefined ? undefined : scrubber.route(given);
    // what began after the page view is the next one, however soon
    const isSame = (options?.startTime ?? view.startTime) <= view.startTime;
    if (route !== undefined && isSame && hasJustBegun(view, now) && view !== expected?.view) {
      view.route = route;
      return;
    }
    const startTime = Math.min(options?.startTime ?? now, now);
    const next = begin(route ?? scrubber.route(locationPath()), startTime);
    expected = { view: next, isNamed: route !== undefined };
  };
}

function hasJustBegun(view: PageView, now: number): boolean {
  return isSoft(view) && now - view.startTime < NAMES_WITHIN_MS;
}

/** Nobody has seen it yet: what takes its address is where it was redirected to. */
function isArriving(view: PageView, now: number): boolean {
  return view.root.isOpen && (!isSoft(view) || hasJustBegun(view, now));
}
