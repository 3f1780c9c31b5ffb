import type { PageView } from '../../trace/pageView.ts';
import type { Tracing } from '../../trace/tracing.ts';
import { addNetworkPhases } from '../networkPhases.ts';
import { responseAttributes } from '../responseAttributes.ts';
import { navigationTiming } from './navigationTiming.ts';

/** What comes before the fetch of the final address (Navigation Timing, section 4): redirects of the same origin, and a service worker's start. */
const BEFORE = ['redirectStart', 'redirectEnd', 'workerStart', 'fetchStart'] as const;

/**
 * The fetch of the document itself as a child of its page view, with its phases as events. A prerendered page's lies
 * before the page view, which begins when the page is shown.
 *
 * @returns false while the document is still arriving.
 */
export function recordDocumentFetch(view: PageView, tracing: Tracing): boolean {
  const timing = navigationTiming();
  // a document that was written by a script (about:blank) has none; fetchStart is 0 for others too, where milliseconds are whole
  if (!timing?.name.startsWith('http') || !view.reports) return true;
  if (timing.responseEnd === 0) return false;
  const start = Math.max(timing.redirectStart || timing.fetchStart, 0);
  const before = BEFORE.filter((name) => timing[name] > start);
  const span = tracing.start({
    type: 'document_fetch',
    name: 'document_fetch',
    view,
    // Firefox has its fetchStart before the navigation's start, by up to half a second where the content process is new
    start,
    // the address that was fetched: the page's own may have changed since
    attributes: { 'url.full': timing.name, ...responseAttributes(timing) },
  });
  for (const name of before) tracing.addEvent(span, { name, time: timing[name] });
  addNetworkPhases(span, timing, tracing);
  tracing.end(span, timing.responseEnd);
  return true;
}
