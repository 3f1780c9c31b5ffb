import { type Context, createContextKey, createTraceState, TraceFlags, trace } from '@opentelemetry/api';
import type { Sampler, SamplingResult } from '@opentelemetry/sdk-trace-base';
import { keeps, otMember, randomnessOf, thresholdFor } from '@throughline/conventions/sampling';

/** `SamplingDecision` by value: the enum would come with the whole of sdk-trace-base. */
const NOT_RECORD = 0;
const RECORD = 1;
const RECORD_AND_SAMPLED = 2;

const SILENT = createContextKey('throughline.silent');

/** A context whose spans get ids for a `traceparent` and are never recorded: a page view that doesn't report. */
export function silent(context: Context): Context {
  return context.setValue(SILENT, true);
}

/**
 * Consistent probability sampling for roots (R ≥ T, the same rule as at the edge), the parent's decision for the rest.
 * An unsampled span is still recorded, because the ingest measures it; it keeps none of it.
 */
export function consistentSampler(sampleRate: () => number): Sampler {
  return {
    shouldSample(context, traceId): SamplingResult {
      const parent = trace.getSpanContext(context);
      if (parent && parent.traceFlags & TraceFlags.SAMPLED) return { decision: RECORD_AND_SAMPLED };
      if (context.getValue(SILENT)) return { decision: NOT_RECORD };
      if (parent) return { decision: RECORD };
      const threshold = thresholdFor(sampleRate());
      if (threshold === null || !keeps(randomnessOf(traceId), threshold)) return { decision: RECORD };
      return { decision: RECORD_AND_SAMPLED, traceState: createTraceState(otMember(threshold)) };
    },
    toString: () => 'ConsistentSampler',
  };
}
