import type { Guard } from '../../platform/guard.ts';

/** fetchStart is taken a moment after the call; the clock's resolution is 0.1 ms, or 1 ms where it is coarsened. */
const CLOCK_RESOLUTION_MS = 1;

/** A request whose entry is expected. */
export interface ExpectedTiming {
  /** Absolute, without fragment. */
  readonly url: string;
  /** When it was called, milliseconds on `performance.now()`'s clock. */
  readonly start: number;
  /** Its entry may be in the browser's buffer already. */
  readonly isEarly: boolean;
  /** Called once, when the entry comes: after the last byte, which may be before the page hears of the response. */
  readonly found: (timing: PerformanceResourceTiming) => void;
}

/** Resource Timing entries for requests. */
export interface ResourceTimings {
  /** @returns ends the wait. */
  expect(request: ExpectedTiming): () => void;
  stop(): void;
}

/**
 * Watches the entries of fetch and XHR as they come: the page's own buffer may be full, or cleared by the page. The
 * observer is made with the first request (early ones come first): a page without any doesn't pay for it.
 */
export function watchResourceTimings(guard: Guard): ResourceTimings {
  const expected = new Map<string, Set<ExpectedTiming>>();
  let observer: PerformanceObserver | undefined;

  const receive = guard((list: PerformanceObserverEntryList) => {
    for (const entry of list.getEntries() as PerformanceResourceTiming[]) {
      if (entry.initiatorType !== 'fetch' && entry.initiatorType !== 'xmlhttprequest') continue;
      const match = closest(expected.get(entry.name), entry.startTime);
      if (!match) continue;
      forget(match);
      match.found(entry);
    }
  });
  const forget = (request: ExpectedTiming): void => {
    const others = expected.get(request.url);
    others?.delete(request);
    if (others?.size === 0) expected.delete(request.url);
  };

  return {
    expect(request) {
      if (!observer) {
        observer = new PerformanceObserver(receive);
        observer.observe({ type: 'resource', buffered: request.isEarly });
      }
      const others = expected.get(request.url) ?? new Set();
      expected.set(request.url, others.add(request));
      return () => forget(request);
    },
    stop: () => observer?.disconnect(),
  };
}

/** Of several requests for one URL, the one that was called last before the entry began. */
function closest(requests: Iterable<ExpectedTiming> = [], time: number): ExpectedTiming | undefined {
  let match: ExpectedTiming | undefined;
  for (const request of requests) {
    if (request.start <= time + CLOCK_RESOLUTION_MS && distance(request, time) < distance(match, time)) {
      match = request;
    }
  }
  return match;
}

function distance(request: ExpectedTiming | undefined, time: number): number {
  return request ? Math.abs(time - request.start) : Number.POSITIVE_INFINITY;
}
