import {
  type Context,
  context as contexts,
  type Span,
  type SpanOptions,
  type Tracer,
  trace,
} from '@opentelemetry/api';

type Work<T> = (span: Span) => T;

/**
 * The public tracer: a span whose context has no parent becomes a child of what happens on the page now (the
 * interaction, else the page view), unless it asks to be a root.
 *
 * @param inner the tracer to use now; it changes when consent is given or withdrawn.
 * @param parent what the page does now.
 */
export function joiningTracer(inner: () => Tracer, parent: () => Span | undefined): Tracer {
  const join = (options: SpanOptions | undefined, context: Context): Context => {
    const now = options?.root || trace.getSpan(context) ? undefined : parent();
    return now ? trace.setSpan(context, now) : context;
  };
  const startSpan = (name: string, options?: SpanOptions, context = contexts.active()): Span =>
    inner().startSpan(name, options, join(options, context));

  // the API's three overloads, told apart by where the function stands
  function startActiveSpan<T>(name: string, ...rest: [...unknown[], Work<T>]): T {
    const work = rest.at(-1) as Work<T>;
    const options = rest.length > 1 ? (rest[0] as SpanOptions) : {};
    const outer = rest.length > 2 ? (rest[1] as Context) : contexts.active();
    const span = startSpan(name, options, outer);
    return contexts.with(trace.setSpan(outer, span), () => work(span));
  }
  return { startSpan, startActiveSpan: startActiveSpan as Tracer['startActiveSpan'] };
}
