import type { MetricDelta } from '@throughline/ingest-core/measure/metricDelta';

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
