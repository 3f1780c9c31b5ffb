import type { Early } from '../takeEarly.ts';
import type { CallParts } from './callParts.ts';
import { openCall } from './fetch/openCall.ts';
import { wrapFetch } from './fetch/wrapFetch.ts';
import { createRequestSpans, type RequestParts, type RequestSpans } from './requestSpans.ts';
import { requestUrl } from './requestUrl.ts';
import { wrapXhr } from './xhr/wrapXhr.ts';

/**
 * fetch and XHR as client spans, with `traceparent` to the own origin and to `propagateTo`.
 *
 * @param early calls that the snippet has kept since before the start; they get a span, and had no header.
 */
export function watchRequests(parts: RequestParts, early: Early['requests']): RequestSpans {
  const spans = createRequestSpans(parts);
  const calls: CallParts = { urlOf: requestUrl(parts.settings), spans, running: {} };
  for (const call of early) openCall([call.input, call.init], calls, call);
  wrapFetch(calls, parts.wraps);
  wrapXhr(calls, parts.wraps);
  return spans;
}
