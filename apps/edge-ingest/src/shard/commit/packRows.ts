import type { MetricDelta } from '@throughline/ingest-core/measure/metricDelta';
import type { ShardBatch } from '../shardBatch.ts';
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
      row = { ids: [], deltas: [], pieces: [], bytes: 0 };
      rows.push(row);
    }
    row.bytes += bytes;
    return row;
  };
  for (const batch of batches) {
    rowFor(ID_BYTES).ids.push([batch.batchId, expiry(batch)]);
    for (const delta of batch.deltas) rowFor(DELTA_BYTES).deltas.push(delta);
    for (const piece of batch.spans)
      rowFor(piece.bytes.byteLength).pieces.push({ env: batch.env, count: piece.count, bytes: piece.bytes });
  }
  return rows;
}
