import type { Traces } from './traces.ts';

/** Where a body is wrong, and why. */
export interface WireError {
  /** Path of the field, for example `resourceSpans[0].scopeSpans[0].spans[3].traceId`; empty for the body itself. */
  field: string;
  reason: string;
}

/** A span that was left out: the field that is wrong, with its path in the request, and why. */
export type RejectedSpan = WireError;

/** What a request held. */
export interface DecodedTraces {
  /** The good spans, canonical (see traces.ts). Resources and scopes that are left without spans are dropped. */
  traces: Traces;
  rejected: RejectedSpan[];
  /** Spans received, good and bad. */
  spans: number;
}
