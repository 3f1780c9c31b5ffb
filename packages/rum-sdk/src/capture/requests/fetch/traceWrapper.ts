import { errorType } from '../errorType.ts';
import { hasTag } from '../hasTag.ts';
import type { FetchCall } from './fetchCall.ts';
import { isPlain } from './isPlain.ts';
import { type FetchParts, openCall } from './openCall.ts';
import { settleWith } from './settleWith.ts';
import { withTrace } from './withTrace.ts';

/** Traces a wrapper that was there before ours. It may look at what it gets, which stays of the app's own kinds. */
export function traceWrapper(parts: FetchParts): FetchCall {
  return (args, proceed) => {
    const own = withOwnInit(args);
    const call = openCall(own, parts);
    if (!call) return proceed(own);
    try {
      parts.running.call = call;
      const promise = proceed(call.trace ? withTrace(own, call.trace) : own);
      return hasTag(promise, 'Promise') ? settleWith(promise as Promise<Response>, call.request) : promise;
    } catch (error) {
      call.request.fail(errorType(error));
      throw error;
    } finally {
      parts.running.call = undefined;
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
