import {
  FLAG_SAMPLED,
  KEEP_ALL,
  keeps,
  randomnessOf,
  readOt,
  stricter,
  thresholdFor,
} from '@throughline/conventions/sampling';
import type { Span, Traces } from '@throughline/wire/otlp/traces';

/** Which spans of a batch are kept, and how they are marked. */
export interface Sampling {
  keeps(span: Span): boolean;
  /** Whether it is the budget alone that a span isn't kept for. */
  isOverBudget(span: Span): boolean;
  /** Writes the threshold in force into the kept spans. */
  mark(kept: Traces): Traces;
}

interface Decision {
  readonly traceId: string;
  readonly traceState: string | undefined;
  readonly flags: number | undefined;
  readonly kept: boolean;
}

/** T for a trace. */
type BudgetOf = (trace: { readonly id: string; readonly randomness: string }) => string | null;

/**
 * The sixth station: a span is kept iff its trace was sampled where it began and R ≥ T, with T the stricter of its own
 * threshold and the app's. The same for every span of a trace, in whatever batch it comes. Promoted page views are kept
 * whole: they are no probability sample. The decision needs nothing that is scrubbed, so it is there before the scrubbers.
 *
 * @param sampleRate the app's share of traces, 0 to 1.
 * @param budgetOf the T of a trace under the app's budget, asked for those that its rate keeps; at most what that keeps.
 */
export function sampleTraces(traces: Traces, sampleRate: number, budgetOf?: BudgetOf): Sampling {
  const threshold = thresholdFor(sampleRate);
  const promoted = promotedTraces(traces);
  /** The spans of a trace stand together, and all have one answer. */
  let last: Decision | undefined;
  const fits = (span: Span) => {
    if (budgetOf === undefined) return true;
    const randomness = randomnessOf(span.traceId, span.traceState);
    return keeps(randomness, budgetOf({ id: span.traceId, randomness }));
  };
  const thresholdOf = ({ traceId: id, traceState }: Span) =>
    budgetOf === undefined ? threshold : budgetOf({ id, randomness: randomnessOf(id, traceState) });
  return {
    keeps(span) {
      const { traceId, traceState, flags } = span;
      if (
        last === undefined ||
        last.traceId !== traceId ||
        last.traceState !== traceState ||
        last.flags !== flags
      ) {
        const kept = promoted.has(traceId) || (isKept(span, threshold) && fits(span));
        last = { traceId, traceState, flags, kept };
      }
      return last.kept;
    },
    isOverBudget: (span) => !promoted.has(span.traceId) && isKept(span, threshold) && !fits(span),
    mark: (kept) =>
      budgetOf === undefined && (threshold === KEEP_ALL || threshold === null)
        ? kept
        : raiseThreshold(kept, thresholdOf, promoted),
  };
}

function isKept(span: Span, threshold: string | null): boolean {
  const own = readOt(span.traceState)?.th ?? KEEP_ALL;
  return wasSampled(span) && keeps(randomnessOf(span.traceId, span.traceState), stricter(own, threshold));
}

/** Exporters of before OTLP 1.1 send no flags, and only sampled spans. */
function wasSampled({ flags }: Span): boolean {
  return flags === undefined || (flags & FLAG_SAMPLED) !== 0;
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

/** Writes the threshold in force into the spans, so that a later reader counts each with its true weight. */
function raiseThreshold(
  traces: Traces,
  thresholdOf: (span: Span) => string | null,
  promoted: ReadonlySet<string>,
): Traces {
  const raise = (span: Span): Span => {
    if (promoted.has(span.traceId)) return span;
    const { th = KEEP_ALL, rv } = readOt(span.traceState) ?? {};
    const raised = stricter(th, thresholdOf(span));
    if (raised === th) return span;
    return { ...span, traceState: `ot=th:${raised}${rv === undefined ? '' : `;rv:${rv}`}` };
  };
  return {
    resourceSpans: traces.resourceSpans.map((entry) => ({
      ...entry,
      scopeSpans: entry.scopeSpans.map((scope) => ({ ...scope, spans: scope.spans.map(raise) })),
    })),
  };
}
