import { KEEP_ALL, randomnessOf, readOt, stricter } from '@throughline/conventions/sampling';
import type { Span, Traces } from '@throughline/wire/otlp/traces';
import type { Sampling } from './sampling.ts';

/**
 * Writes the threshold in force into kept spans, so that a later reader counts each with its true weight.
 *
 * @param kept changed in place.
 */
export function markKept(kept: Traces, sampling: Sampling): void {
  const { budgetOf, threshold } = sampling;
  if (budgetOf === undefined && (threshold === KEEP_ALL || threshold === null)) return;
  for (const { scopeSpans } of kept.resourceSpans)
    for (const { spans } of scopeSpans) for (const span of spans) raise(span, sampling);
}

function raise(span: Span, { promoted, threshold, budgetOf }: Sampling): void {
  const { traceId: id, traceState } = span;
  if (promoted.has(id)) return;
  const { th = KEEP_ALL, rv } = readOt(traceState) ?? {};
  const inForce =
    budgetOf === undefined ? threshold : budgetOf({ id, randomness: randomnessOf(id, traceState) });
  const raised = stricter(th, inForce);
  if (raised !== th) span.traceState = `ot=th:${raised}${rv === undefined ? '' : `;rv:${rv}`}`;
}
