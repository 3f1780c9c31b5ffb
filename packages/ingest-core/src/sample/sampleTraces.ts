import { thresholdFor } from '@throughline/conventions/sampling';
import type { Traces } from '@throughline/wire/otlp/traces';
import type { BudgetOf, Sampling } from './sampling.ts';

/**
 * The sixth station: a span is kept iff its trace was sampled where it began and R ≥ T, with T the stricter of its own
 * threshold and the app's. The same for every span of a trace, in whatever batch it comes. Promoted page views are kept
 * whole: they are no probability sample. The decision needs nothing that is scrubbed, so it is there before the scrubbers.
 *
 * @param sampleRate the app's share of traces, 0 to 1.
 * @param budgetOf the T of a trace under the app's budget, asked for those that its rate keeps; at most what that keeps.
 */
export function sampleTraces(traces: Traces, sampleRate: number, budgetOf?: BudgetOf): Sampling {
  const [promoted, threshold] = [promotedTraces(traces), thresholdFor(sampleRate)];
  return { promoted, threshold, budgetOf, last: undefined, kept: false };
}

/** One promoted span says it for its trace. */
function promotedTraces({ resourceSpans }: Traces): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const { scopeSpans } of resourceSpans) {
    for (const { spans } of scopeSpans) {
      for (const { traceId, attributes } of spans) {
        for (const attribute of attributes)
          if (attribute.key === 'rum.promoted' && attribute.value.boolValue === true) ids.add(traceId);
      }
    }
  }
  return ids;
}
