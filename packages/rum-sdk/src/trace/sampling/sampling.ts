import type { SpanContext } from '@opentelemetry/api';
import { FLAG_RANDOM, FLAG_SAMPLED, keeps, otMember, thresholdFor } from '@throughline/conventions/sampling';
import { traceState } from '../context/traceState.ts';
import { randomnessOf } from '../ids.ts';

/** Decides once, for the root of a trace; what follows takes its flags and its tracestate. */
export type Sampler = (traceId: string) => Pick<SpanContext, 'traceFlags' | 'traceState'>;

/**
 * Consistent probability sampling: R ≥ T, the same rule as at the edge and in every backend that knows it.
 *
 * @param randomness R where it isn't the trace id's own: 14 hex digits, told to others as `rv`.
 */
export function createSampler(sampleRate: () => number, randomness?: string): Sampler {
  return (traceId) => {
    const threshold = thresholdFor(sampleRate());
    const sampled = keeps(randomness ?? randomnessOf(traceId), threshold);
    const member = otMember(sampled ? threshold : null, randomness);
    return {
      traceFlags: FLAG_RANDOM | (sampled ? FLAG_SAMPLED : 0),
      ...(member && { traceState: traceState(member) }),
    };
  };
}
