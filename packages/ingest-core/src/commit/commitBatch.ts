import type { Traces } from '@throughline/wire/otlp/traces';
import type { MetricDelta } from '../measure/metricDelta.ts';

/** What one accepted post leaves behind, after decode, correct, scrub, measure and sample: the unit of commitment. */
export interface CommitBatch {
  /** The app that the key stands for; batch ids belong to an app. */
  readonly app: string;
  /** The environment that the key stands for. */
  readonly env: string;
  /** UUIDv7 of the batch, or `body-` and a hash of the body for clients that send none. */
  readonly batchId: string;
  /** Unix milliseconds at which the batch was made, by the batch id's own time; receive time where it has none. */
  readonly batchTime: number;
  /** What the batch adds to the series: RED and vitals from all spans, and the pipeline's counts of this batch. */
  readonly deltas: readonly MetricDelta[];
  /** The spans that sampling kept, scrubbed and with corrected clocks; empty where none was kept. */
  readonly kept: Traces;
  /** Every accepted span, scrubbed, before sampling, for a commit that `relays`. */
  readonly accepted?: Traces | undefined;
}

/** What became of a commit. Only `committed` and `duplicate` may be acknowledged to the client. */
export type CommitResult =
  | { readonly outcome: 'committed' }
  /** Seen before: acknowledged and ignored. */
  | { readonly outcome: 'duplicate' }
  /** The store behind refuses this batch for good: the client is told 400 and drops it, because repeating won't help. */
  | { readonly outcome: 'refused'; readonly reason: string }
  /** Full or broken for now; the client is told 503 with Retry-After. */
  | { readonly outcome: 'unavailable'; readonly reason: string; readonly retryAfterSeconds: number };

/** Makes a batch durable, or says that it can't. Never throws for an expected failure. */
export interface Commit {
  /** @param late settles when the client has waited long enough, where the host has such a timer: a commit needs none of its own then. */
  (batch: CommitBatch, late?: Promise<unknown>): Promise<CommitResult>;
  /** It passes every accepted span on to another ingest, which measures and samples again; others get the kept ones. */
  readonly relays?: boolean;
}
