import { errorType } from './errorType.ts';
import type { OpenRequest } from './requestSpans.ts';

/**
 * A promise of the app's own that settles as the browser's does: a handler of ours on the browser's would count as the
 * app's, and an unhandled rejection would go unreported. It settles a microtask later, which nobody can see where the
 * browser settles in a task of its own; an abort comes out of the app's own code, and is followed at once.
 */
export function settleWith(
  promise: Promise<Response>,
  request: OpenRequest,
  signal: AbortSignal | undefined,
): Promise<Response> {
  const Own = promise.constructor as PromiseConstructor;
  const settled = new Own<Response>((resolve, reject) => {
    const unfollow = signal ? followAbort(signal, reject) : () => undefined;
    promise.then(
      (response) => {
        unfollow();
        request.respond(response.status);
        resolve(response);
      },
      (error: unknown) => {
        unfollow();
        request.fail(errorType(error));
        reject(error);
      },
    );
  });
  // what a wrapper before ours has put on its promise, such as a `cancel`
  for (const [name, value] of Object.entries(promise)) {
    if (typeof value === 'function') Object.assign(settled, { [name]: value });
  }
  return settled;
}

/** Follows the app's signal as fetch's own Request does (DOM, "create a dependent abort signal"): after its listeners. */
function followAbort(signal: AbortSignal, reject: (reason: unknown) => void): () => void {
  // Chrome 116, Firefox 124, Safari 17.4; before them the abort is told a microtask late
  const own = AbortSignal.any?.([signal]);
  if (!own) return () => undefined;
  own.onabort = () => reject(own.reason);
  return () => {
    own.onabort = null;
  };
}
