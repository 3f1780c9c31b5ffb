import { type Context, createTraceState } from '@opentelemetry/api';
import { type Sampler, SamplingDecision, type SamplingResult } from '@opentelemetry/sdk-trace-base';
import { keeps, otMember, randomnessOf, thresholdFor } from '@throughline/conventions/sampling';

/**
 * Decides for traces that begin here, by the same rule as the page and the edge: R ≥ T.
 * A request that carries a `traceparent` is decided by its flag, and never asked about here.
 *
 * @param rate share of traces to keep, 0 to 1.
 */
export function rootSampler(rate: number): Sampler {
  const threshold = thresholdFor(rate);
  return {
    shouldSample(_context: Context, traceId: string): SamplingResult {
      if (threshold === null || !keeps(randomnessOf(traceId), threshold))
        return { decision: SamplingDecision.NOT_RECORD };
      const member = otMember(threshold).split('=');
      const traceState = createTraceState().set(member[0] ?? 'ot', member[1] ?? '');
      return { decision: SamplingDecision.RECORD_AND_SAMPLED, traceState };
    },
    toString: () => `ConsistentProbability{${rate}}`,
  };
}
