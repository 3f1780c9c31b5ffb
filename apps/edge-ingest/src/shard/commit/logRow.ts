import type { MetricDelta } from '@throughline/ingest-core/measure/metricDelta';
import type { Addressees } from '../outbox/isFor.ts';
import type { StateChanges } from '../shardState.ts';
import type { StoredSpans } from './storedSpans.ts';

/** A batch id and the Unix milliseconds until which it must be remembered. */
export type RememberedId = readonly [batchId: string, expiresAt: number];

/** One row of the commit log. */
export interface LogRow {
  readonly ids: readonly RememberedId[];
  readonly deltas: readonly MetricDelta[];
  /** The same deltas as the texts that they came in, where they did. */
  readonly written?: readonly string[];
  /** Kept spans, in the order in which they came. */
  readonly pieces: readonly LogPiece[];
}

/** A piece of a `resourceSpans` array in the log: the JSON of its elements, joined by commas. */
export interface LogPiece {
  readonly env: string;
  /** Spans in it. */
  readonly count: number;
  readonly bytes: Uint8Array;
  /** Whom it is for, where it isn't for all: the others have had it, or had no room. */
  readonly only?: Addressees | undefined;
}

/** All of a row but its spans' bytes, as it is read back. */
export interface LogMeta {
  readonly seq: number;
  /** Unix milliseconds. */
  readonly committedAt: number;
  readonly ids: readonly RememberedId[];
  readonly deltas: readonly MetricDelta[];
  readonly pieces: readonly (readonly [env: string, count: number, bytes: number, only?: Addressees])[];
  /** What else of the Shard's state changed with it. */
  readonly state: StateChanges | undefined;
}

/** The spans of a row, as they are read back. */
export interface LogSpans {
  readonly seq: number;
  /** Unix milliseconds. */
  readonly committedAt: number;
  /** Rows of a section have the same: it is closed when a request is cut from it, so that the same request can be cut again. */
  readonly section: number;
  readonly stored: StoredSpans;
}
