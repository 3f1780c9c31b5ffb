import type { Span } from '@throughline/wire/otlp/traces';

/** T for a trace. */
export type BudgetOf = (trace: { readonly id: string; readonly randomness: string }) => string | null;

/** Which spans of a batch are kept; see `sampleTraces`. */
export interface Sampling {
  /** Ids of traces that are kept whole, at any rate. */
  readonly promoted: ReadonlySet<string>;
  /** T of the app's rate; null keeps none. */
  readonly threshold: string | null;
  /** T of a trace under the app's budget, where it has one. */
  readonly budgetOf: BudgetOf | undefined;
  /** The span that was asked about last, and the answer: the spans of a trace stand together, and all have one. */
  last: Pick<Span, 'traceId' | 'traceState' | 'flags'> | undefined;
  kept: boolean;
}
