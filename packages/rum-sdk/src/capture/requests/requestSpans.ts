import type { Span } from '@opentelemetry/api';
import { type TraceHeaders, traceHeaders } from '../../trace/context/traceHeaders.ts';
import type { PageView } from '../../trace/pageView.ts';
import { CLIENT } from '../../trace/spanKind.ts';
import { ERROR } from '../../trace/spanStatus.ts';
import type { AllowedAttributes } from '../../trace/tracing.ts';
import type { Capture, CaptureParts } from '../capture.ts';
import type { Interactions } from '../interactions/watchInteractions.ts';
import { addNetworkPhases, networkAttributes } from '../networkPhases.ts';
import { watchResourceTimings } from './resourceTimings.ts';

/** From this status on a client's span is an error (HTTP semantic conventions, "Status"). */
const FIRST_ERROR_STATUS = 400;

/** A response whose last byte isn't seen within this time (a stream) ends with its head. */
const MAX_WAIT_MS = 10_000;

/** `error.type` of a request that the end of the page cut off. */
const LEFT = 'page_left';

/** `error.type` of a failure that has no name (HTTP semantic conventions). */
const UNKNOWN_FAILURE = '_OTHER';

/** A request that starts. */
export interface NewRequest {
  readonly url: URL;
  /** As {@link requestMethod} gives it. */
  readonly method: string;
  readonly initiator: 'fetch' | 'xhr';
  /**
   * When it was called, where that was before the SDK: milliseconds on `performance.now()`'s clock. How it ends is read
   * from its timing.
   */
  readonly start?: number;
}

/** A request under way. The first of its two ends counts. */
export interface OpenRequest {
  /** Of its span, for the backend. */
  readonly headers: TraceHeaders;
  /** The response's head has arrived. */
  respond(status: number): void;
  /** There is no response. `errorType` is the exception's name, or the XHR's event. */
  fail(errorType: string): void;
}

/** Client spans of fetch and XHR. */
export interface RequestSpans extends Capture {
  open(request: NewRequest): OpenRequest;
}

interface Pending {
  readonly span: Span;
  readonly view: PageView;
  readonly continueInteraction: () => void;
  /** When the response's head came. */
  headTime?: number;
  timing?: PerformanceResourceTiming;
  /** Ends the wait for the timing. */
  unexpect?: () => void;
  timer?: ReturnType<typeof setTimeout>;
}

/**
 * One span per request, named by method and path template. It ends with the response's last byte by Resource Timing,
 * or where there is no entry, with its head. At a hide the spans whose response has come end at once; a request that
 * has none yet ends when the page does.
 */
export function createRequestSpans(
  parts: CaptureParts & { readonly interactions: Interactions },
): RequestSpans {
  const { tracing, views, guard } = parts;
  const pending = new Set<Pending>();
  const timings = watchResourceTimings(guard);
  parts.signal.addEventListener('abort', timings.stop);

  const end = (request: Pending): void => {
    if (!pending.delete(request)) return;
    const { span, view, timing } = request;
    const time = timing?.responseEnd || (request.headTime ?? performance.now());
    clearTimeout(request.timer);
    request.unexpect?.();
    view.pendingRequests--;
    view.lastActivity = Math.max(view.lastActivity, time);
    if (timing) {
      request.continueInteraction();
      span.setAttributes({ ...networkAttributes(timing) });
      addNetworkPhases(span, timing, tracing);
    }
    tracing.end(span, time);
  };
  const fail = (request: Pending, errorType: string): void => {
    setError(request.span, errorType);
    end(request);
  };
  const respond = (request: Pending, status: number): void => {
    request.continueInteraction();
    request.headTime = performance.now();
    setStatus(request.span, status);
    if (request.timing) end(request);
    else
      request.timer = setTimeout(
        guard(() => end(request)),
        MAX_WAIT_MS,
      );
  };
  const settleEarly = (request: Pending, { responseStatus }: PerformanceResourceTiming, url: URL): void => {
    // across origins 0 may be an opaque response, and Safari has no status here at all
    if (responseStatus === 0 && url.origin === location.origin) fail(request, UNKNOWN_FAILURE);
    else respond(request, responseStatus ?? 0);
  };
  const begin = (opened: NewRequest, template: string): Pending => {
    const isEarly = opened.start !== undefined;
    const start = opened.start ?? performance.now();
    const view = views.current();
    const span = tracing.start({
      type: 'http',
      name: spanName(opened.method, template),
      kind: CLIENT,
      view,
      parent: parts.interactions.currentSpan(),
      start,
      attributes: requestAttributes(opened, template),
    });
    const request: Pending = { span, view, continueInteraction: parts.interactions.onAnswer() };
    pending.add(request);
    view.pendingRequests++;
    request.unexpect = timings.expect({
      url: opened.url.href.split('#')[0] as string,
      start,
      isEarly,
      found(timing) {
        request.timing = timing;
        if (isEarly) settleEarly(request, timing, opened.url);
        else if (request.headTime !== undefined) end(request);
      },
    });
    return request;
  };

  return {
    open(opened) {
      const template = parts.scrubber.route(opened.url.pathname);
      const request = begin(opened, template);
      return {
        headers: traceHeaders(request.span.spanContext()),
        respond(status) {
          if (pending.has(request)) respond(request, status);
        },
        fail(errorType) {
          if (pending.has(request)) fail(request, errorType);
        },
      };
    },
    collect(isLeaving) {
      for (const request of pending) {
        if (request.headTime !== undefined) end(request);
        else if (isLeaving) fail(request, LEFT);
      }
    },
  };
}

function requestAttributes({ url, method, initiator }: NewRequest, template: string): AllowedAttributes {
  return {
    'http.request.method': method,
    'url.full': url.href,
    'url.template': template,
    'server.address': url.hostname,
    'server.port': Number(url.port) || (url.protocol === 'https:' ? 443 : 80),
    'rum.http.initiator': initiator,
  };
}

function setStatus(span: Span, status: number): void {
  // an opaque response (no-cors) has status 0, and is none the less a response
  if (status > 0) span.setAttribute('http.response.status_code', status);
  if (status >= FIRST_ERROR_STATUS) setError(span, String(status));
}

function setError(span: Span, errorType: string): void {
  span.setAttribute('error.type', errorType);
  span.setStatus({ code: ERROR });
}

/** HTTP semantic conventions, "Name": `HTTP` stands for a method that isn't known. */
function spanName(method: string, template: string): string {
  return `${method === '_OTHER' ? 'HTTP' : method} ${template}`;
}
