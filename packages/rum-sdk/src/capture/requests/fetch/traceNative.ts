import type { CallParts } from '../callParts.ts';
import type { Around } from '../createWraps.ts';
import { errorType } from '../errorType.ts';
import { asOfFetch } from './asOfFetch.ts';
import { openCall } from './openCall.ts';
import { settleWith } from './settleWith.ts';
import { traceRequest } from './traceRequest.ts';

/**
 * Traces the browser's own fetch. Its first step is a Request of its arguments (Fetch, "fetch method"), and so is ours:
 * the browser reads the app's objects, once and in its own order, and fetch gets what it would have made itself.
 *
 * @param tellsAbort whether fetch rejects within `abort()`, with the signal's reason; else that is learned.
 */
export function traceNative(parts: CallParts, tellsAbort: boolean): Around {
  // one that the page puts in its place later may do anything
  const Own = Request;
  // Chromium has reasons since version 98
  const abort = { isTold: tellsAbort && 'reason' in AbortSignal.prototype };
  return (proceed, args) => {
    let sent: Request;
    try {
      sent = new Own(...(args as [RequestInfo]));
    } catch (error) {
      openCall(args, parts)?.fail(errorType(error));
      return Promise.reject(asOfFetch(error));
    }
    const request = openCall([sent], parts);
    const { signal, mode, url } = sent;
    if (request?.trace) traceRequest(sent, request.trace);
    const promise = proceed([sent]) as Promise<Response>;
    if (!request) return promise;
    // rejected at once: a promise of ours would settle later
    if (signal.aborted || (mode === 'same-origin' && !url.startsWith(`${location.origin}/`))) {
      request.fail(signal.aborted ? errorType(signal.reason) : 'TypeError');
      return promise;
    }
    return settleWith(promise, request, { signal, abort });
  };
}
