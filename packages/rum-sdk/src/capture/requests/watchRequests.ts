import type { Capture, CaptureParts } from '../capture.ts';
import type { Interactions } from '../interactions/watchInteractions.ts';
import { createWraps } from './createWraps.ts';
import { requestPolicy } from './requestPolicy.ts';
import { createRequestSpans } from './requestSpans.ts';
import { wrapFetch } from './wrapFetch.ts';
import { wrapXhr } from './wrapXhr.ts';
import { createXhrCalls } from './xhrCalls.ts';

/** fetch and XHR as client spans, with `traceparent` to the own origin and to `propagateTo`. */
export function watchRequests(parts: CaptureParts & { readonly interactions: Interactions }): Capture {
  const policy = requestPolicy(parts.settings);
  const spans = createRequestSpans(parts);
  const wraps = createWraps();
  wrapFetch({ policy, spans, wraps });
  wrapXhr(createXhrCalls({ policy, spans }), wraps);
  return {
    collect: spans.collect,
    stop() {
      wraps.undo();
      spans.stop();
    },
  };
}
