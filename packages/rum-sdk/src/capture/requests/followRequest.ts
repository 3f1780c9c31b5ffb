import { traceHeaders } from '../../trace/context/traceHeaders.ts';
import type { SpanRecord } from '../../trace/recorder/spanRecord.ts';
import { CLIENT } from '../../trace/spanKind.ts';
import type { SpanDraft } from '../../trace/tracing.ts';
import { isErrorStatus } from '../isErrorStatus.ts';
import { addNetworkPhases, networkAttributes } from '../networkPhases.ts';
import { requestMethod } from './requestMethod.ts';
import type { NewRequest, OpenRequest, RequestParts } from './requestSpans.ts';

/** `error.type` of a request that the end of the page cut off. */
const LEFT = 'page_left';

/** `error.type` of a failure that has no name (HTTP semantic conventions). */
const UNKNOWN_FAILURE = '_OTHER';

/** A request whose span is open. */
export interface PendingRequest extends OpenRequest {
  /** Of its Resource Timing entry: absolute, without fragment. */
  readonly name: string;
  /** When it was called, milliseconds on `performance.now()`'s clock. */
  readonly start: number;
  readonly timing: PerformanceResourceTiming | undefined;
  /** Its entry has come: after the last byte, which may be before the page hears of the response. */
  found(timing: PerformanceResourceTiming): void;
  /**
   * It ends with its head, where that came by `time`: its last byte isn't waited for any longer (a stream). True where that
   * came later, and the last byte still may.
   */
  settleBy(time: number): boolean;
  /** The page hides: with a response it ends now, without one when the page does. */
  leave(isLeaving: boolean): void;
}

/**
 * Starts a request's span, which ends with the response's last byte by Resource Timing, or where there is no entry, with
 * its head.
 *
 * @param pending holds it until then.
 * @param onHead its head has come, and its last byte may be long in coming.
 */
export function followRequest(
  opened: NewRequest,
  { tracing, views, interactions, scrubber, settings, guard }: RequestParts,
  pending: Set<PendingRequest>,
  onHead: () => void,
): PendingRequest {
  const { url, start = performance.now() } = opened;
  const view = views.current();
  const template = scrubber.route(url.pathname);
  const parent = interactions.current();
  const span = tracing.start({ ...draftOf(opened, template), view, start, parent });
  const continueInteraction = interactions.onAnswer();
  let headTime: number | undefined;

  const end = guard((): void => {
    if (!pending.delete(request)) return;
    const { timing } = request;
    const time = timing?.responseEnd || (headTime ?? performance.now());
    view.pendingRequests--;
    view.lastActivity = Math.max(view.lastActivity, time);
    if (timing) {
      continueInteraction();
      Object.assign(span.attributes, networkAttributes(timing));
      addNetworkPhases(span, timing, tracing);
    }
    tracing.end(span, time);
  });
  const isOpen = (): boolean => headTime === undefined && pending.has(request);
  const request: PendingRequest & { timing: PerformanceResourceTiming | undefined } = {
    name: url.href.split('#')[0] as string,
    href: url.href,
    start,
    timing: undefined,
    trace: settings.propagatesTo(url) ? traceHeaders(span.context) : undefined,
    respond(status) {
      if (!isOpen()) return;
      continueInteraction();
      headTime = performance.now();
      setStatus(span.attributes, status);
      if (request.timing) end();
      else onHead();
    },
    fail(errorType) {
      if (!isOpen()) return;
      span.attributes['error.type'] = errorType;
      end();
    },
    found(timing) {
      request.timing = timing;
      if (headTime !== undefined) end();
      else if (opened.start !== undefined) settleEarly(request, timing);
    },
    settleBy(time) {
      if (headTime === undefined || headTime > time) return headTime !== undefined;
      end();
      return false;
    },
    leave(isLeaving) {
      if (headTime !== undefined) end();
      else if (isLeaving) request.fail(LEFT);
    },
  };
  view.pendingRequests++;
  pending.add(request);
  return request;
}

/** Nobody hears of the response of a request of before the SDK. */
function settleEarly(request: OpenRequest, { responseStatus }: PerformanceResourceTiming): void {
  // across origins 0 may be an opaque response, and Safari has no status here at all
  if (responseStatus === 0 && request.href.startsWith(`${location.origin}/`)) request.fail(UNKNOWN_FAILURE);
  else request.respond(responseStatus ?? 0);
}

function draftOf(
  { url, method: given, initiator }: NewRequest,
  template: string,
): Pick<SpanDraft, 'type' | 'name' | 'kind' | 'attributes'> {
  const method = requestMethod(given);
  return {
    type: 'http',
    // HTTP semantic conventions, "Name": `HTTP` stands for a method that isn't known
    name: `${method === '_OTHER' ? 'HTTP' : method} ${template}`,
    kind: CLIENT,
    attributes: {
      'http.request.method': method,
      'url.full': url.href,
      'url.template': template,
      'server.address': url.hostname,
      'server.port': Number(url.port) || (url.protocol === 'https:' ? 443 : 80),
      'rum.http.initiator': initiator,
    },
  };
}

function setStatus(attributes: SpanRecord['attributes'], status: number): void {
  // an opaque response (no-cors) has status 0, and is none the less a response
  if (status > 0) attributes['http.response.status_code'] = status;
  if (isErrorStatus(status)) attributes['error.type'] = String(status);
}
