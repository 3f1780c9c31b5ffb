import type { MetricDelta } from '@throughline/ingest-core/measure/metricDelta';
import type { Addressees } from '../outbox/isFor.ts';
import { readDeltas } from './deltaText.ts';

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
  /** The same deltas as text, where they came so. */
  readonly written?: WrittenDeltas | undefined;
}

/** Deltas as `writeDeltas` writes them. */
export interface WrittenDeltas {
  readonly text: string;
  /** Of the text in UTF-8. */
  readonly bytes: number;
}

/** A piece of a `resourceSpans` array: the JSON of its elements, joined by commas. Well below the limit of a row. */
export interface SpanPiece {
  readonly bytes: Uint8Array;
  /** Spans in it. */
  readonly count: number;
  /** Whom it is for, where it isn't for every destination. */
  readonly only?: Addressees | undefined;
}

/** A batch as it reaches the Shard: its deltas as text, which the log takes as it is. */
export type SentBatch = Omit<ShardBatch, 'deltas' | 'written'> & {
  readonly deltas: string;
  /** Bytes of the deltas in UTF-8, where they are known. */
  readonly deltaBytes?: number;
};

/** A batch with its deltas read. */
export function fromSentBatch(sent: SentBatch): ShardBatch {
  const { app, env, shard, batchId, batchTime, deltas: text, deltaBytes: bytes, spans } = sent;
  const written = bytes === undefined ? undefined : { text, bytes };
  return { app, env, shard, batchId, batchTime, deltas: readDeltas(text), spans, written };
}
