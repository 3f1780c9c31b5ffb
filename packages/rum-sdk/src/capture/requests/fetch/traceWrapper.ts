import type { CallParts } from '../callParts.ts';
import type { Around } from '../createWraps.ts';
import { errorType } from '../errorType.ts';
import { hasTag } from '../hasTag.ts';
import { isPlain } from './isPlain.ts';
import { openCall } from './openCall.ts';
import { settleWith } from './settleWith.ts';
import { withTrace } from './withTrace.ts';

/** Traces a wrapper that was there before ours. It may look at what it gets, which stays of the app's own kinds. */
export function traceWrapper(parts: CallParts): Around {
  return (proceed, args) => {
    const own = withOwnInit(args);
    const request = openCall(own, parts);
    if (!request) return proceed(own);
    try {
      parts.running.request = request;
      const promise = proceed(request.trace ? withTrace(own, request.trace) : own);
      return hasTag(promise, 'Promise') ? settleWith(promise as Promise<Response>, request) : promise;
    } catch (error) {
      request.fail(errorType(error));
      throw error;
    } finally {
      parts.running.request = undefined;
    }
  };
}

/** With a copy of an init that a literal has made, so that its getters run once. */
function withOwnInit(args: unknown[]): unknown[] {
  const [input, init, ...rest] = args;
  try {
    return isPlain(init) ? [input, { ...init }, ...rest] : args;
  } catch {
    return args;
  }
}
