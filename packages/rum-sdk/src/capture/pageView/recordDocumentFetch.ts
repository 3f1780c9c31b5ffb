import type { PageView } from '../../trace/pageView.ts';
import type { Tracing } from '../../trace/tracing.ts';
import { addNetworkPhases, networkAttributes } from '../networkPhases.ts';
import { navigationTiming } from './navigationTiming.ts';

/**
 * The fetch of the document itself as a child of its page view, with its phases as events.
 *
 * @returns false while the document is still arriving.
 */
export function recordDocumentFetch(view: PageView, tracing: Tracing): boolean {
  const timing = navigationTiming();
  if (!timing || !view.traced) return true;
  if (timing.responseEnd === 0) return false;
  const status = (timing as { responseStatus?: number }).responseStatus;
  const span = tracing.start({
    type: 'document_fetch',
    name: 'document_fetch',
    view,
    start: Math.max(timing.fetchStart, view.startTime),
    attributes: {
      'url.full': location.href,
      ...(status && { 'http.response.status_code': status }),
      ...networkAttributes(timing),
    },
  });
  addNetworkPhases(span, timing, tracing);
  tracing.end(span, timing.responseEnd);
  return true;
}
