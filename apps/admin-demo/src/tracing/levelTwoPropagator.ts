import { type Context, type TextMapPropagator, trace } from '@opentelemetry/api';
import { TRACE_STATE_HEADER, W3CTraceContextPropagator } from '@opentelemetry/core';
import { FLAG_RANDOM, FLAG_SAMPLED } from '@throughline/conventions/sampling';
import { isTraceState } from './isTraceState.ts';
import type { RandomTraces } from './randomTraces.ts';

/**
 * `traceparent` and `tracestate` with level 2's random flag, which OpenTelemetry's tracer knows nothing of: set for the
 * trace ids that we have made, kept for those that came with it, and never set for others, of which nobody knows (W3C
 * Trace Context level 2, "Random Trace ID Flag"). Flags that nobody has defined leave as zero, and a `tracestate` that
 * can't be read is discarded as a whole.
 */
export function levelTwoPropagator(random: RandomTraces): TextMapPropagator {
  const levelOne = new W3CTraceContextPropagator();
  return {
    fields: () => levelOne.fields(),
    extract(context, carrier, getter) {
      const extracted = levelOne.extract(context, carrier, getter);
      const remote = trace.getSpanContext(extracted);
      if (extracted === context || !remote) return extracted;
      if (remote.traceFlags & FLAG_RANDOM) random.add(remote.traceId);
      if (isTraceState(String(getter.get(carrier, TRACE_STATE_HEADER) ?? ''))) return extracted;
      const { traceState: _unreadable, ...rest } = remote;
      return trace.setSpanContext(extracted, rest);
    },
    inject: (context, carrier, setter) => levelOne.inject(withFlags(context, random), carrier, setter),
  };
}

function withFlags(context: Context, random: RandomTraces): Context {
  const span = trace.getSpanContext(context);
  if (!span) return context;
  const flags = (span.traceFlags & FLAG_SAMPLED) | (random.has(span.traceId) ? FLAG_RANDOM : 0);
  return flags === span.traceFlags ? context : trace.setSpanContext(context, { ...span, traceFlags: flags });
}
