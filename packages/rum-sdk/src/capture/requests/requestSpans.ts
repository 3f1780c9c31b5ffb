import { type Span, SpanKind, SpanStatusCode } from '@opentelemetry/api';
import type { PageView } from '../../trace/pageView.ts';
import { type TraceHeaders, traceHeaders } from '../../trace/traceHeaders.ts';
import type { AllowedAttributes } from '../../trace/tracing.ts';
import type { Capture, CaptureParts } from '../capture.ts';
import type { Interactions } from '../interactions/watchInteractions.ts';
import { addNetworkPhases, networkAttributes } from '../networkPhases.ts';
import { type ResourceTimings, watchResourceTimings } from './resourceTimings.ts';

/** From this status on a client's span is an error (HTTP semantic conventions, "Status"). */
const FIRST_ERROR_STATUS = 400;

/** `error.type` of a request that the end of the page cut off. */
const LEFT = 'page_left';

/** A request that starts. */
export interface NewRequest {
  readonly url: URL;
  /** As {@link requestMethod} gives it. */
  readonly method: string;
  readonly initiator: 'fetch' | 'xhr';
}

/** A request under way. The first of its two ends counts. */
export interface OpenRequest {
  /** Of its span, for the backend. */
  readonly headers: TraceHeaders;
  /** The method, where it became known only with the call. */
  setMethod(method: string): void;
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
  responseTime: number | undefined;
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
  const timings: ResourceTimings = watchResourceTimings(guard);

  const end = (request: Pending, fallback: number, timing?: PerformanceResourceTiming): void => {
    if (!pending.delete(request)) return;
    const { span, view } = request;
    const time = timing?.responseEnd || fallback;
    view.pendingRequests--;
    view.lastActivity = Math.max(view.lastActivity, time);
    if (timing) span.setAttributes({ ...networkAttributes(timing) });
    if (timing && view.traced) addNetworkPhases(span, timing, tracing);
    tracing.end(span, time);
  };
  const fail = (request: Pending, errorType: string): void => {
    setError(request.span, errorType);
    end(request, performance.now());
  };
  const respond = (request: Pending, status: number, url: string, start: number): void => {
    const headTime = performance.now();
    request.responseTime = headTime;
    setStatus(request.span, status);
    timings.find({ url, start }, (timing) => end(request, headTime, timing));
  };

  return {
    open(opened) {
      const start = performance.now();
      const view = views.current();
      const template = parts.scrubber.route(opened.url.pathname);
      const span = tracing.start({
        type: 'http',
        name: spanName(opened.method, template),
        kind: SpanKind.CLIENT,
        view,
        parent: parts.interactions.currentSpan(),
        start,
        attributes: requestAttributes(opened, template),
      });
      const request: Pending = { span, view, responseTime: undefined };
      pending.add(request);
      view.pendingRequests++;
      const isOpen = (): boolean => pending.has(request);
      return {
        headers: traceHeaders(span.spanContext()),
        setMethod(known) {
          span.updateName(spanName(known, template));
          span.setAttribute('http.request.method', known);
        },
        respond(status) {
          if (isOpen()) respond(request, status, opened.url.href, start);
        },
        fail(errorType) {
          if (isOpen()) fail(request, errorType);
        },
      };
    },
    collect(isLeaving) {
      for (const request of pending) {
        if (request.responseTime !== undefined) end(request, request.responseTime);
        else if (isLeaving) fail(request, LEFT);
      }
    },
    stop: timings.stop,
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
  span.setStatus({ code: SpanStatusCode.ERROR });
}

/** HTTP semantic conventions, "Name": `HTTP` stands for a method that isn't known. */
function spanName(method: string, template: string): string {
  return `${method === '_OTHER' ? 'HTTP' : method} ${template}`;
}
