import {
  type Context,
  context as contexts,
  isSpanContextValid,
  type Span,
  type SpanOptions,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import type { Rum } from './rum.ts';
import { FOLLOW, type FollowingTracer } from './trace/context/tracer.ts';

/**
 * Registers the tracer of a {@link Rum} with the global OpenTelemetry API, so that `trace.getTracer()` of every library
 * on the page gives it. Where the page has a context manager, its active context holds the parent, and
 * `startActiveSpan` runs in it; a request that starts in a context is its span's child, also after an `await` that the
 * manager follows (zone.js does, in a build that turns `async` into generators). Where a tracer provider was registered
 * before, that one stays.
 *
 * @returns undoes it.
 */
export function registerGlobal({ tracer }: Rum): () => void {
  // the API's three overloads, told apart by where the function stands
  function startActiveSpan<T>(name: string, ...rest: [...unknown[], (span: Span) => T]): T {
    const work = rest.at(-1) as (span: Span) => T;
    const [options = {}, outer = contexts.active()] = rest.slice(0, -1) as [SpanOptions?, Context?];
    return tracer.startActiveSpan(name, options, outer, (span) =>
      contexts.with(trace.setSpan(outer, span), work, undefined, span),
    );
  }
  const global: Tracer = {
    startSpan: (name, options, context = contexts.active()) => tracer.startSpan(name, options, context),
    startActiveSpan: startActiveSpan as Tracer['startActiveSpan'],
  };
  const isOurs = trace.setGlobalTracerProvider({ getTracer: () => global });
  if (!isOurs) return () => undefined;
  const { [FOLLOW]: follow } = tracer as FollowingTracer;
  follow(activeSpan);
  return () => {
    follow(undefined);
    trace.disable();
  };
}

/** A context that came from elsewhere may hold a span that is none. */
function activeSpan(): Span | undefined {
  const span = trace.getActiveSpan();
  return span && isSpanContextValid(span.spanContext()) ? span : undefined;
}
