import { errorType } from '../errorType.ts';
import type { OpenRequest } from '../requestSpans.ts';

/** The signal of a call's own Request, and how the browser tells its abort. */
export interface Aborting {
  readonly signal: Partial<AbortSignal>;
  /** `isTold`: fetch rejects within `abort()`, with the signal's reason. */
  readonly abort: { isTold?: boolean };
}

/**
 * A promise of the app's own that settles as the browser's does: a handler of ours on the browser's would count as the
 * app's, and an unhandled rejection would go unreported. It settles a microtask later, which nobody can see where the
 * browser settles in a task of its own; an abort comes out of the app's own code, and is followed at once.
 */
export function settleWith(
  promise: Promise<Response>,
  request: OpenRequest,
  { signal, abort }: Aborting = { signal: {}, abort: {} },
): Promise<Response> {
  const Own = promise.constructor as PromiseConstructor;
  const settled = new Own<Response>((resolve, reject) => {
    if (abort.isTold) signal.onabort = () => reject(signal.reason);
    // the app's first: it has its answer whatever becomes of the span
    promise.then(
      (response) => {
        signal.onabort = null;
        resolve(response);
        request.respond(response.status);
      },
      (error: unknown) => {
        signal.onabort = null;
        if (signal.aborted) abort.isTold = error === signal.reason;
        reject(error);
        request.fail(errorType(error));
      },
    );
  });
  // what a wrapper before ours has put on its promise, such as a `cancel`
  for (const [name, value] of Object.entries(promise)) {
    if (typeof value === 'function') Reflect.set(settled, name, value);
  }
  return settled;
}
