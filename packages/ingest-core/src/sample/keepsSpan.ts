import {
  FLAG_SAMPLED,
  KEEP_ALL,
  keeps,
  randomnessOf,
  readOt,
  stricter,
} from '@throughline/conventions/sampling';
import type { Span } from '@throughline/wire/otlp/traces';
import type { Sampling } from './sampling.ts';

/** Whether a span is kept, and so its trace. */
export function keepsSpan(sampling: Sampling, span: Span): boolean {
  const { last } = sampling;
  const isSame =
    last?.traceId === span.traceId && last.traceState === span.traceState && last.flags === span.flags;
  if (isSame) return sampling.kept;
  const { traceId, traceState, flags } = span;
  sampling.last = { traceId, traceState, flags };
  sampling.kept = sampling.promoted.has(traceId) || (isWanted(sampling, span) && isAfforded(sampling, span));
  return sampling.kept;
}

/** Whether it is the budget alone that a span isn't kept for. */
export function isOverBudget(sampling: Sampling, span: Span): boolean {
  return !sampling.promoted.has(span.traceId) && isWanted(sampling, span) && !isAfforded(sampling, span);
}

/** By the rates. */
function isWanted({ threshold }: Sampling, span: Span): boolean {
  const own = readOt(span.traceState)?.th ?? KEEP_ALL;
  return wasSampled(span) && keeps(randomnessOf(span.traceId, span.traceState), stricter(own, threshold));
}

function isAfforded({ budgetOf }: Sampling, { traceId, traceState }: Span): boolean {
  if (budgetOf === undefined) return true;
  const randomness = randomnessOf(traceId, traceState);
  return keeps(randomness, budgetOf({ id: traceId, randomness }));
}

/** Exporters of before OTLP 1.1 send no flags, and only sampled spans. */
function wasSampled({ flags }: Span): boolean {
  return flags === undefined || (flags & FLAG_SAMPLED) !== 0;
}
