import {
  type Context,
  context as contexts,
  type Span,
  type SpanOptions,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import type { Rum } from './rum.ts';

/**
 * Registers the tracer of a {@link Rum} with the global OpenTelemetry API, so that `trace.getTracer()` of every library
 * on the page gives it. Where the page has a context manager, its active context holds the parent, and
 * `startActiveSpan` runs in it. Where a tracer provider was registered before, that one stays.
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
  return () => {
    if (isOurs) trace.disable();
  };
}
