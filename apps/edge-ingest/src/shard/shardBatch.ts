import type { MetricDelta } from '@throughline/ingest-core/measure/metricDelta';
import { readDeltas, writeDeltas } from './deltaText.ts';

/** A committed batch on its way from the Worker to a Shard: what `CommitBatch` holds, its spans encoded already. */
export interface ShardBatch {
  readonly app: string;
  readonly env: string;
  /** Number of the Shard, 0 to SHARDS - 1: the label `shard` of its series. */
  readonly shard: number;
  readonly batchId: string;
  /** Unix milliseconds. */
  readonly batchTime: number;
  readonly deltas: readonly MetricDelta[];
  readonly spans: readonly SpanPiece[];
}

/** A piece of a `resourceSpans` array: the JSON of its elements, joined by commas. Well below the limit of a row. */
export interface SpanPiece {
  readonly bytes: Uint8Array;
  /** Spans in it. */
  readonly count: number;
}

/**
 * A batch as it is sent to the Shard: its deltas as text, since a text crosses an RPC at a fraction of what the structured
 * clone of a few dozen small objects takes.
 */
export type SentBatch = Omit<ShardBatch, 'deltas'> & { readonly deltas: string };

/** For the Worker. */
export function toSentBatch(batch: ShardBatch): SentBatch {
  return { ...batch, deltas: writeDeltas(batch.deltas) };
}

/** For the Shard. */
export function fromSentBatch(sent: SentBatch): ShardBatch {
  return { ...sent, deltas: readDeltas(sent.deltas) };
}
