import { nativeGap } from '../../../platform/nativeGap.ts';
import type { CallParts } from '../callParts.ts';
import type { Wraps } from '../createWraps.ts';
import { keepOneTrace } from './keepOneTrace.ts';
import { traceNative } from './traceNative.ts';
import { traceWrapper } from './traceWrapper.ts';

/** Wraps the page's fetch. What the app passes is never changed; the response and its body are the browser's own. */
export function wrapFetch(parts: CallParts, wraps: Wraps): void {
  // it makes a Request of what it gets; a wrapper that was there before ours may look at that
  const gap = nativeGap(globalThis.fetch);
  if (gap === undefined) keepOneTrace(parts, wraps);
  // Chromium rejects within `abort()`, with the signal's reason; WebKit later, with an error of its own
  const trace = gap === undefined ? traceWrapper(parts) : traceNative(parts, gap === ' ');
  wraps.wrap(globalThis, 'fetch', (proceed, args, self) =>
    // too few arguments, a wrong `this` and another frame's window are the browser's to judge
    args.length > 0 && (self ?? globalThis) === globalThis ? trace(proceed, args, self) : proceed(),
  );
}
