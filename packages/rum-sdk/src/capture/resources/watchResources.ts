import { lastWhere } from '../../platform/lastWhere.ts';
import { perView } from '../../trace/perView.ts';
import type { Capture, CaptureParts } from '../capture.ts';
import { addNetworkPhases, networkAttributes } from '../networkPhases.ts';

/** A picture or script that takes this long can spoil LCP (good up to 2.5 s) alone. */
const SLOW_MS = 1_000;

/** Spans of resources per page view: a network that is slow is slow for all of them, and the first few say so. */
const MAX_PER_VIEW = 20;

/** From this status on it is a failure (HTTP semantic conventions, "Status"). */
const FIRST_ERROR_STATUS = 400;

/** Requests have spans of their own; nobody waits for a beacon, and media load for as long as they play. */
const LEFT_OUT: readonly string[] = ['fetch', 'xmlhttprequest', 'beacon', 'audio', 'video'];

/** The browser's own buffer holds 250 entries, and a page view that lives long has more: of those, the last ones. */
const REMEMBERED_TIMINGS = 50;

/**
 * With a member that is newer than TypeScript's. It is 0 where another origin keeps its status to itself, and where
 * nothing came: these two can't be told apart.
 */
type ResourceTiming = PerformanceResourceTiming & { readonly responseStatus?: number };

/** Slow and failed resources, and when to begin to look for them. */
export interface ResourceCapture extends Capture {
  /** The page has loaded: it costs nothing before. */
  begin(): void;
  /** The newest entry of `url` whose request began by `time`, milliseconds on `performance.now()`'s clock. */
  find(url: string, time: number): PerformanceResourceTiming | undefined;
}

/** Resources that were slow or failed, as spans, from the browser's own buffer of Resource Timing entries. */
export function watchResources({ views, tracing, settings, guard, signal }: CaptureParts): ResourceCapture {
  const { endpoint } = settings;
  const own = endpoint.origin + endpoint.pathname;
  const told = perView(() => ({ resources: 0 }));
  let remembered: ResourceTiming[] = [];
  let isBegun = false;

  const record = (timing: ResourceTiming): void => {
    const { initiatorType: type, startTime: start, duration, responseStatus: status = 0 } = timing;
    const hasFailed = status >= FIRST_ERROR_STATUS;
    if (!hasFailed && duration < SLOW_MS) return;
    const view = views.at(start);
    if (++told(view).resources > MAX_PER_VIEW) return;
    const span = tracing.start({
      type: 'resource',
      name: `resource ${type}`,
      view,
      start,
      attributes: {
        'rum.resource.type': type,
        'rum.resource.url': timing.name,
        ...(status && { 'http.response.status_code': status }),
        ...(hasFailed && { 'error.type': String(status) }),
        ...networkAttributes(timing),
      },
    });
    addNetworkPhases(span, timing, tracing);
    tracing.end(span, start + duration);
  };
  const receive = guard((entries: PerformanceEntryList) => {
    remembered = [...remembered, ...(entries as ResourceTiming[])].slice(-REMEMBERED_TIMINGS);
    for (const timing of entries as ResourceTiming[]) {
      if (!LEFT_OUT.includes(timing.initiatorType) && !timing.name.startsWith(own)) record(timing);
    }
  });
  const observer = new PerformanceObserver((list) => receive(list.getEntries()));
  signal.addEventListener('abort', () => observer.disconnect());
  const observe = (buffered: boolean): void => {
    if (isBegun) return;
    isBegun = true;
    observer.observe({ type: 'resource', buffered });
  };

  return {
    begin: () => observe(true),
    find: (url, time) =>
      lastWhere(
        [...(performance.getEntriesByName(url, 'resource') as ResourceTiming[]), ...remembered],
        ({ name, requestStart, startTime }) => name === url && (requestStart || startTime) <= time,
      ),
    collect() {
      receive(isBegun ? observer.takeRecords() : performance.getEntriesByType('resource'));
      // a page that is hidden while it loads may be shown again
      observe(false);
    },
  };
}
