import type { SpanContext } from '@opentelemetry/api';
import { listen } from '../../platform/listen.ts';
import type { Rum } from '../../rum.ts';
import { secondFile } from '../../secondFile/secondFile.ts';
import type { PageView } from '../../trace/pageView.ts';
import { perView } from '../../trace/perView.ts';
import type { CaptureParts } from '../capture.ts';
import type { Interactions } from '../interactions/watchInteractions.ts';
import type { Early } from '../takeEarly.ts';
import { briefly } from './briefly.ts';
import { createErrorLimit } from './errorLimit.ts';
import { readErrorEvent, type Thrown } from './readErrorEvent.ts';

/** An error to be recorded; one by hand has the source `manual`. */
type Report = Omit<Thrown, 'source'> & { readonly source: Thrown['source'] | 'manual' };

/**
 * Uncaught errors, unhandled rejections and errors recorded by hand, as spans with an `exception` event. The console is
 * left alone, and so are the errors of resources, which never reach the window. Returns the way to record one by hand.
 *
 * @param early errors that the snippet has kept since before the start.
 */
export function watchErrors(
  parts: CaptureParts & { readonly interactions: Interactions },
  early: Early['errors'] = [],
): Rum['recordError'] {
  const { views, tracing, guard, signal, later, interactions } = parts;
  const limitOf = perView(createErrorLimit);

  const record = (report: Report): void => {
    const view = views.current();
    if (!view.reports) return;
    // in the trace of its moment, whenever it is told
    const parent = interactions.current() ?? views.place(view, report.time, 0).root.context;
    // what reads an exception stands beside the rules that its stack needs, and the page may soon be left
    later(guard(() => tell(report, view, parent)));
  };
  const tell = ({ thrown, source, time, place }: Report, view: PageView, parent: SpanContext): void => {
    const exception = (secondFile()?.exceptionOf ?? briefly)(thrown);
    if (!limitOf(view).takes(exception, thrown)) return;
    const { type, message, stack = place } = exception;
    const span = tracing.start({
      type: 'error',
      name: `error ${type}`,
      view,
      parent,
      start: time,
      attributes: { 'error.type': type, 'exception.type': type, 'rum.error.source': source },
    });
    const attributes = {
      'exception.type': type,
      'exception.message': message || undefined,
      'exception.stacktrace': stack,
    };
    tracing.addEvent(span, { name: 'exception', time, attributes });
    tracing.end(span, time);
  };

  const onEvent = guard((event: ErrorEvent | PromiseRejectionEvent) => {
    const thrown = readErrorEvent(event);
    if (thrown) record(thrown);
  });
  early.forEach(onEvent);
  listen(globalThis, ['error', 'unhandledrejection'], onEvent, { signal });

  return (thrown) => record({ thrown, source: 'manual', time: performance.now() });
}
