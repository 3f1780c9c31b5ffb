import type { MetricDelta } from '@throughline/ingest-core/measure/metricDelta';
import { writeDeltas } from '../message/deltaText.ts';
import type { ShardBatch } from '../message/shardBatch.ts';
import type { LogPiece, LogRow } from './logRow.ts';

/**
 * Bytes of a row at most. A value and a row of Durable Object SQLite end at 2 MB; half of it leaves room for what the
 * estimates below get wrong.
 */
export const MAX_ROW_BYTES = 1_000_000;

/** Text of a histogram with five long labels; a counter is less. */
const DELTA_BYTES = 600;

/** A UUID, a time and their JSON. */
const ID_BYTES = 60;

interface Draft {
  ids: [string, number][];
  deltas: MetricDelta[];
  written: string[];
  pieces: LogPiece[];
  bytes: number;
}

/**
 * The log rows of a group of batches: as few as the row limit allows, which is one as a rule.
 *
 * @param expiry Unix milliseconds until which a batch's id must be remembered.
 */
export function packRows(batches: readonly ShardBatch[], expiry: (batch: ShardBatch) => number): LogRow[] {
  const rows: Draft[] = [];
  let row: Draft | undefined;
  const rowFor = (bytes: number): Draft => {
    if (row === undefined || row.bytes + bytes > MAX_ROW_BYTES) {
      row = { ids: [], deltas: [], written: [], pieces: [], bytes: 0 };
      rows.push(row);
    }
    row.bytes += bytes;
    return row;
  };
  for (const batch of batches) {
    rowFor(ID_BYTES).ids.push([batch.batchId, expiry(batch)]);
    addDeltas(batch, rowFor);
    for (const { count, bytes, only } of batch.spans)
      rowFor(bytes.byteLength).pieces.push({ env: batch.env, count, bytes, only });
  }
  return rows;
}

/** All of a batch's deltas as they came where they fit together, which is as a rule; else each where there is room. */
function addDeltas({ deltas, written }: ShardBatch, rowFor: (bytes: number) => Draft): void {
  if (deltas.length === 0) return;
  if (written !== undefined && written.bytes <= MAX_ROW_BYTES) {
    const row = rowFor(written.bytes);
    row.written.push(written.text);
    for (const delta of deltas) row.deltas.push(delta);
    return;
  }
  for (const delta of deltas) {
    const row = rowFor(DELTA_BYTES);
    row.written.push(writeDeltas([delta]));
    row.deltas.push(delta);
  }
}
