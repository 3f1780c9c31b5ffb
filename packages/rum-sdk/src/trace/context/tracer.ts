import type { Context, Span, SpanOptions, Tracer } from '@opentelemetry/api';
import type { ActiveSpans } from './activeSpans.ts';

/** By this, `registerGlobal`, which is a file of its own, reaches what every copy of the tracer keeps to itself. */
export const FOLLOW = Symbol.for('throughline.follow');

/** The public tracer, and its way to a context manager of the page's. */
export interface FollowingTracer extends Tracer {
  readonly [FOLLOW]: ActiveSpans['follow'];
}

/** Starts a span for the program: `context` is undefined where the program gave none. */
export type StartSpan = (
  name: string,
  options: SpanOptions | undefined,
  context: Context | undefined,
) => Span;

/** The public tracer: the API's shape around {@link StartSpan}. */
export function createTracer(startSpan: StartSpan, active: ActiveSpans): FollowingTracer {
  // the API's three overloads, told apart by where the function stands
  function startActiveSpan<T>(name: string, ...rest: [...unknown[], (span: Span) => T]): T {
    const work = rest.at(-1) as (span: Span) => T;
    const [options, context] = rest.slice(0, -1) as [SpanOptions?, Context?];
    return active.run(startSpan(name, options, context), work);
  }
  return {
    startSpan: (name, options, context) => startSpan(name, options, context),
    startActiveSpan: startActiveSpan as Tracer['startActiveSpan'],
    [FOLLOW]: active.follow,
  };
}
