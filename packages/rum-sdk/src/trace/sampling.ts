import type { SpanContext } from '@opentelemetry/api';
import {
  FLAG_RANDOM,
  FLAG_SAMPLED,
  keeps,
  otMember,
  randomnessOf,
  thresholdFor,
} from '@throughline/conventions/sampling';
import { traceState } from './traceState.ts';

/** Decides once, for the root of a trace; what follows takes its flags and its tracestate. */
export type Sampler = (traceId: string) => Pick<SpanContext, 'traceFlags' | 'traceState'>;

/** Consistent probability sampling: R ≥ T, the same rule as at the edge and in every backend that knows it. */
export function createSampler(sampleRate: () => number): Sampler {
  return (traceId) => {
    const threshold = thresholdFor(sampleRate());
    return threshold !== null && keeps(randomnessOf(traceId), threshold)
      ? { traceFlags: FLAG_RANDOM | FLAG_SAMPLED, traceState: traceState(otMember(threshold)) }
      : { traceFlags: FLAG_RANDOM };
  };
}
