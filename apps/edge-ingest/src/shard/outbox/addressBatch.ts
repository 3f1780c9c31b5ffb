import type { DestinationName } from '../../forward/destination.ts';
import type { ShardBatch } from '../message/shardBatch.ts';
import { forwardDeltas } from './forwardDeltas.ts';

/** Which destinations can take spans now. */
export interface Room {
  readonly open: readonly DestinationName[];
  /** Past their limit: what waits for them stays, and nothing is added. */
  readonly full: readonly DestinationName[];
}

/** Without any destination the books are kept for the one that there may be. */
const NOBODY: readonly DestinationName[] = ['otlp'];

/**
 * A batch with its spans addressed to those that have room; for the others they are counted as skipped. Undefined where there
 * are spans, and nobody has room for them: then it must not be acknowledged.
 */
export function addressBatch(batch: ShardBatch, { open, full }: Room): ShardBatch | undefined {
  if (batch.spans.length === 0 || (full.length === 0 && open.length > 0)) return batch;
  if (open.length === 0) return full.length === 0 ? { ...skipped(batch, NOBODY), spans: [] } : undefined;
  return { ...skipped(batch, full), spans: batch.spans.map((piece) => ({ ...piece, only: open })) };
}

function skipped({ written: _, ...batch }: ShardBatch, destinations: readonly DestinationName[]): ShardBatch {
  const { app, env } = batch;
  const count = batch.spans.reduce((sum, piece) => sum + piece.count, 0);
  const entries = [{ env, outcome: 'skipped', count }] as const;
  const deltas = destinations.flatMap((destination) => forwardDeltas({ app, destination, entries }));
  return { ...batch, deltas: [...batch.deltas, ...deltas] };
}
