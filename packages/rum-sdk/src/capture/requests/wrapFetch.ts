import type { Wraps } from './createWraps.ts';
import { errorType } from './errorType.ts';
import { type FetchCallParts, fetchCall, type TracedCall } from './fetchCall.ts';
import { hasTag } from './hasTag.ts';
import { isRefused } from './isRefused.ts';
import { isRequest } from './isRequest.ts';
import { requestMethod } from './requestMethod.ts';
import { settleWith } from './settleWith.ts';

/** The browser's own, which settles on abort at once; a wrapper that was there before ours may think otherwise. */
const NATIVE = /^function fetch\(\) \{\s*\[native code\]/;

/**
 * V8 writes it in one line, SpiderMonkey and JavaScriptCore in three. Only Chromium rejects within `abort()`, with the
 * signal's reason; Firefox does so in a later task, and WebKit with an error of its own, whatever the reason.
 */
const CHROMIUM = /\{ \[/;

/**
 * Wraps the page's fetch. What the app passes is never changed: a call that carries trace headers gets a Request or a
 * view of its init of its own. The response and its body are the browser's own, unread and uncloned.
 */
export function wrapFetch(parts: Omit<FetchCallParts, 'isNative'>, wraps: Wraps): void {
  const text = String(globalThis.fetch);
  const isNative = NATIVE.test(text);
  const tellsAbort = CHROMIUM.test(text);
  wraps.wrap(globalThis, 'fetch', (original, self, args) => {
    const call = isWindow(self) ? fetchCall(args, { ...parts, isNative }) : { args };
    try {
      const promise: unknown = Reflect.apply(original, self, call.args as never[]);
      return call.traced && hasTag(promise, 'Promise')
        ? observed(promise as Promise<Response>, call.traced, { isNative, tellsAbort })
        : promise;
    } catch (error) {
      // a wrapper that was there before ours; the browser's own never throws
      call.traced?.request.fail(errorType(error));
      throw error;
    }
  });
}

/** On anything else fetch is an illegal invocation. */
function isWindow(self: unknown): boolean {
  return self === undefined || self === null || hasTag(self, 'Window');
}

/** What the app gets: the browser's own promise where that is rejected already, else one that settles with it. */
function observed(
  promise: Promise<Response>,
  call: TracedCall,
  { isNative, tellsAbort }: { isNative: boolean; tellsAbort: boolean },
): Promise<Response> {
  const { input, request, seen } = call;
  const { method, signal: own } = seen?.members ?? {};
  if (method !== undefined) request.setMethod(requestMethod(String(method)));
  if (!isNative) return settleWith(promise, request, undefined);
  const given = own === undefined && isRequest(input) ? input.signal : own;
  const signal = given instanceof AbortSignal ? given : undefined;
  if (signal?.aborted || isRefused(call)) {
    request.fail(signal?.aborted ? errorType(signal.reason) : 'TypeError');
    return promise;
  }
  return settleWith(promise, request, tellsAbort ? signal : undefined);
}
