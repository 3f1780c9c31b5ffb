import { later } from '../../platform/later.ts';
import type { TraceHeaders } from '../../trace/context/traceHeaders.ts';
import type { Capture, CaptureParts } from '../capture.ts';
import type { Interactions } from '../interactions/watchInteractions.ts';
import type { ObservedEntries } from '../observeEntries.ts';
import { followRequest, type PendingRequest } from './followRequest.ts';

/** Whose Resource Timing entries are those of requests (Resource Timing, section 4.3, "initiatorType"). */
const INITIATORS: readonly string[] = ['fetch', 'xmlhttprequest'];

/** fetchStart is taken a moment after the call; the clock's resolution is 0.1 ms, or 1 ms where it is coarsened. */
const CLOCK_RESOLUTION_MS = 1;

/** A response whose last byte isn't seen within this time (a stream) ends with its head. */
const MAX_WAIT_MS = 10_000;

/** A request that starts. */
export interface NewRequest {
  readonly url: URL;
  /** As the app or the browser writes it. */
  readonly method: string;
  readonly initiator: 'fetch' | 'xhr';
  /**
   * When it was called, where that was before the SDK: milliseconds on `performance.now()`'s clock. How it ends is read
   * from its timing.
   */
  readonly start?: number | undefined;
}

/** A request under way. The first of its two ends counts. */
export interface OpenRequest {
  readonly href: string;
  /** Of its span, for the backend; undefined for one to an origin that gets nothing. */
  readonly trace: TraceHeaders | undefined;
  /** The response's head has arrived. */
  respond(status: number): void;
  /** There is no response. `errorType` is the exception's name, or the XHR's event. */
  fail(errorType: string): void;
}

/** Client spans of fetch and XHR. */
export interface RequestSpans extends Capture {
  /** Takes an entry of the browser's, `resource`. */
  note(timing: PerformanceResourceTiming): void;
  open(request: NewRequest): OpenRequest;
}

/** What makes the spans of requests. */
export type RequestParts = CaptureParts & {
  readonly interactions: Interactions;
  readonly entries: ObservedEntries;
};

/**
 * One span per request, named by method and path template. Resource Timing entries are watched as they come: the page's
 * own buffer may be full, or cleared by the page. They are observed from the first request on: before the load, a page
 * without any doesn't pay for it.
 */
export function createRequestSpans(parts: RequestParts): RequestSpans {
  const pending = new Set<PendingRequest>();
  let isTimed = false;
  /** One timer for all: nearly every response is over long before it rings. */
  const time = (): void => {
    if (isTimed) return;
    isTimed = true;
    later(ring, MAX_WAIT_MS);
  };
  const ring = parts.guard(() => {
    isTimed = false;
    const by = performance.now() - MAX_WAIT_MS;
    const areWaiting = [...pending].map((request) => request.settleBy(by));
    if (areWaiting.includes(true)) time();
  });

  return {
    open(opened) {
      parts.entries.begin('resource');
      return followRequest(opened, parts, pending, time);
    },
    note(timing) {
      const request = INITIATORS.includes(timing.initiatorType) ? requestOf(timing, pending) : undefined;
      request?.settleBy(timing.responseEnd - MAX_WAIT_MS);
      request?.found(timing);
    },
    collect(isLeaving) {
      for (const request of pending) request.leave(isLeaving);
    },
  };
}

/** Of several requests for one URL, the one that was called last before the entry began. */
function requestOf(
  { name, startTime }: PerformanceResourceTiming,
  pending: Iterable<PendingRequest>,
): PendingRequest | undefined {
  let match: PendingRequest | undefined;
  let nearest = Number.POSITIVE_INFINITY;
  for (const request of pending) {
    const distance = Math.abs(startTime - request.start);
    const isOne =
      request.name === name && !request.timing && request.start <= startTime + CLOCK_RESOLUTION_MS;
    if (isOne && distance < nearest) [match, nearest] = [request, distance];
  }
  return match;
}
