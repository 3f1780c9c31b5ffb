import type { Capture, CaptureParts } from '../capture.ts';
import type { Interactions } from '../interactions/watchInteractions.ts';
import type { Early } from '../takeEarly.ts';
import { readCall } from './fetch/readCall.ts';
import { wrapFetch } from './fetch/wrapFetch.ts';
import { requestPolicy } from './requestPolicy.ts';
import { createRequestSpans } from './requestSpans.ts';
import { wrapXhr } from './xhr/wrapXhr.ts';
import { createXhrCalls } from './xhr/xhrCalls.ts';

/**
 * fetch and XHR as client spans, with `traceparent` to the own origin and to `propagateTo`.
 *
 * @param early calls that the snippet has kept since before the start; they get a span, and had no header.
 */
export function watchRequests(
  parts: CaptureParts & { readonly interactions: Interactions },
  early: Early['requests'],
): Capture {
  const policy = requestPolicy(parts.settings);
  const spans = createRequestSpans(parts);
  for (const call of early) {
    const request = readCall(call, policy);
    if (request) spans.open({ ...request, start: call.start });
  }
  const calls = { policy, spans, running: {} };
  wrapFetch(calls, parts.wraps);
  wrapXhr(createXhrCalls(calls), parts.wraps);
  return spans;
}
