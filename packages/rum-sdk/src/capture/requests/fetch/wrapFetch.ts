import type { CallParts } from '../callParts.ts';
import type { Wraps } from '../createWraps.ts';
import { keepOneTrace } from './keepOneTrace.ts';
import { traceNative } from './traceNative.ts';
import { traceWrapper } from './traceWrapper.ts';

/** The browser's own, which makes a Request of what it gets; a wrapper that was there before ours may look at that. */
const NATIVE = /^function fetch\(\) \{\s*\[native code\]/;

/**
 * V8 writes it in one line, SpiderMonkey and JavaScriptCore in three. Chromium rejects within `abort()`, with the
 * signal's reason; WebKit in a later task, with an error of its own whatever the reason.
 */
const CHROMIUM = /\{ \[/;

/** Wraps the page's fetch. What the app passes is never changed; the response and its body are the browser's own. */
export function wrapFetch(parts: CallParts, wraps: Wraps): void {
  const text = String(globalThis.fetch);
  const isNative = NATIVE.test(text);
  if (!isNative) keepOneTrace(parts, wraps);
  const trace = isNative ? traceNative(parts, CHROMIUM.test(text)) : traceWrapper(parts);
  wraps.wrap(globalThis, 'fetch', (proceed, args, self) =>
    // too few arguments, a wrong `this` and another frame's window are the browser's to judge
    args.length > 0 && (self ?? globalThis) === globalThis ? trace(proceed, args, self) : proceed(),
  );
}
