import { lastWhere } from '../../platform/lastWhere.ts';
import { perView } from '../../trace/perView.ts';
import type { CaptureParts } from '../capture.ts';
import { isErrorStatus } from '../isErrorStatus.ts';
import { addNetworkPhases } from '../networkPhases.ts';
import { type ResponseTiming, responseAttributes } from '../responseAttributes.ts';

/** A picture or script that takes this long can spoil LCP (good up to 2.5 s) alone. */
const SLOW_MS = 1_000;

/** Spans of resources per page view: a network that is slow is slow for all of them, and the first few say so. */
const MAX_PER_VIEW = 20;

/** Requests have spans of their own; nobody waits for a beacon, and media load for as long as they play. */
const LEFT_OUT: readonly string[] = ['fetch', 'xmlhttprequest', 'beacon', 'audio', 'video'];

/** The browser's own buffer holds 250 entries, and a page view that lives long has more: of those, the last ones. */
const REMEMBERED_TIMINGS = 50;

type ResourceTiming = PerformanceResourceTiming & ResponseTiming;

/** The resources of the page. */
export interface Resources {
  /** Takes an entry of the browser's, `resource`. */
  record(timing: ResourceTiming): void;
  /** The newest entry of `url` whose request began by `time`, milliseconds on `performance.now()`'s clock. */
  find(url: string, time: number): PerformanceResourceTiming | undefined;
}

/** Resources that were slow or failed, as spans. */
export function createResources({
  views,
  tracing,
  settings,
}: Pick<CaptureParts, 'views' | 'tracing' | 'settings'>): Resources {
  const { endpoint } = settings;
  const own = endpoint.origin + endpoint.pathname;
  const told = perView(() => ({ resources: 0 }));
  const remembered: ResourceTiming[] = [];

  const tell = (timing: ResourceTiming): void => {
    const { initiatorType: type, startTime: start, duration, responseStatus: status = 0 } = timing;
    const hasFailed = isErrorStatus(status);
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
        ...(hasFailed && { 'error.type': String(status) }),
        ...responseAttributes(timing),
      },
    });
    addNetworkPhases(span, timing, tracing);
    tracing.end(span, start + duration);
  };

  return {
    record(timing) {
      remembered.push(timing);
      if (remembered.length > REMEMBERED_TIMINGS) remembered.shift();
      if (!LEFT_OUT.includes(timing.initiatorType) && !timing.name.startsWith(own)) tell(timing);
    },
    find: (url, time) =>
      lastWhere(
        [...(performance.getEntriesByName(url, 'resource') as ResourceTiming[]), ...remembered],
        ({ name, requestStart, startTime }) => name === url && (requestStart || startTime) <= time,
      ),
  };
}
