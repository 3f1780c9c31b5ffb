import type { OpenRequest } from '../requestSpans.ts';

/** Events that end a request without a response; their names become `error.type`. */
const FAILURES = ['error', 'timeout', 'abort'] as const;

/** An XHR between its `send` and its end. */
export interface WatchedXhr {
  fail(errorType: string): void;
  /**
   * The app opens it anew. That ends a request under way without any event, and one that is done may be reopened
   * before our listeners hear of its end: to be called when `open` has succeeded, with the response as it was before.
   */
  beforeOpen(): () => void;
}

/** Follows an XHR to the end of the one request, and no further: the next one on the same object is another. */
export function watchXhr(xhr: XMLHttpRequest, request: OpenRequest): WatchedXhr {
  const listening = new AbortController();
  // capturing: a listener of the app's may stop the event from reaching others
  const options = { signal: listening.signal, capture: true };
  const respond = (status: number): void => {
    if (!listening.signal.aborted) request.respond(status);
    listening.abort();
  };
  const fail = (errorType: string): void => {
    if (!listening.signal.aborted) request.fail(errorType);
    listening.abort();
  };
  for (const type of FAILURES) xhr.addEventListener(type, () => fail(type), options);
  xhr.addEventListener('load', () => respond(xhr.status), options);
  return {
    fail,
    beforeOpen() {
      const status = xhr.readyState === xhr.DONE ? xhr.status : 0;
      return () => (status > 0 ? respond(status) : fail('abort'));
    },
  };
}
