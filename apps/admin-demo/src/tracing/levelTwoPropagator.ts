import { type Context, type TextMapPropagator, trace } from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { FLAG_RANDOM } from '@throughline/conventions/sampling';
import type { RandomTraces } from './randomTraces.ts';

/**
 * `traceparent` and `tracestate` with level 2's random flag, which OpenTelemetry's tracer knows nothing of: set for the
 * trace ids that we have made, kept for those that came with it, and never set for others, of which nobody knows (W3C
 * Trace Context level 2, "Random Trace ID Flag").
 */
export function levelTwoPropagator(random: RandomTraces): TextMapPropagator {
  const levelOne = new W3CTraceContextPropagator();
  return {
    fields: () => levelOne.fields(),
    extract(context, carrier, getter) {
      const extracted = levelOne.extract(context, carrier, getter);
      const remote = trace.getSpanContext(extracted);
      if (remote?.isRemote && remote.traceFlags & FLAG_RANDOM) random.add(remote.traceId);
      return extracted;
    },
    inject: (context, carrier, setter) => levelOne.inject(withRandomFlag(context, random), carrier, setter),
  };
}

function withRandomFlag(context: Context, random: RandomTraces): Context {
  const span = trace.getSpanContext(context);
  if (!span || !random.has(span.traceId)) return context;
  return trace.setSpanContext(context, { ...span, traceFlags: span.traceFlags | FLAG_RANDOM });
}
