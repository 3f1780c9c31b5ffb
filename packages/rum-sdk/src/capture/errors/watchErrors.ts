import type { PageView } from '../../trace/pageView.ts';
import { ERROR } from '../../trace/spanStatus.ts';
import type { Capture, CaptureParts } from '../capture.ts';
import type { Interactions } from '../interactions/watchInteractions.ts';
import { createErrorLimit, type ErrorLimit } from './errorLimit.ts';
import { exceptionOf } from './exceptionOf.ts';

/** Where an error came from: the values of `rum.error.source`. */
export type ErrorSource = 'error' | 'unhandledrejection' | 'manual';

/** Errors, and the way to record one by hand. */
export interface ErrorCapture extends Capture {
  recordError(error: unknown): void;
}

/** Uncaught errors, unhandled rejections and errors recorded by hand, as spans with an `exception` event. */
export function watchErrors(parts: CaptureParts & { readonly interactions: Interactions }): ErrorCapture {
  const { views, tracing, guard, interactions } = parts;
  const limits = new WeakMap<PageView, ErrorLimit>();

  const record = (thrown: unknown, source: ErrorSource): void => {
    const now = performance.now();
    const view = views.current();
    const limit = limits.get(view) ?? createErrorLimit();
    limits.set(view, limit);
    const exception = exceptionOf(thrown);
    if (!limit.takes(exception)) return;
    const { type, message, stack } = exception;
    const span = tracing.start({
      type: 'error',
      name: `error ${type}`,
      view,
      parent: interactions.currentSpan(),
      start: now,
      attributes: { 'error.type': type, 'exception.type': type, 'rum.error.source': source },
    });
    const attributes = {
      'exception.type': type,
      'exception.message': message || undefined,
      'exception.stacktrace': stack,
    };
    tracing.addEvent(span, { name: 'exception', time: now, attributes });
    span.setStatus({ code: ERROR });
    tracing.end(span, now);
  };

  // a script of another origin without CORS gives no error, only the words "Script error."
  const onError = guard((event: ErrorEvent) => record(event.error ?? event.message, 'error'));
  const onRejection = guard((event: PromiseRejectionEvent) => record(event.reason, 'unhandledrejection'));
  addEventListener('error', onError);
  addEventListener('unhandledrejection', onRejection);

  return {
    recordError: (error) => record(error, 'manual'),
    collect: () => undefined,
    stop() {
      removeEventListener('error', onError);
      removeEventListener('unhandledrejection', onRejection);
    },
  };
}
