import type { CommitResult } from '@throughline/ingest-core/commit/commitBatch';
import type { Identity } from '../identity.ts';
import type { Ledger } from '../ledger.ts';
import { forwardDeltas } from '../outbox/forwardDeltas.ts';
import type { SpanOutboxes } from '../outbox/spanOutboxes.ts';
import type { ShardBatch } from '../shardBatch.ts';
import { createGroupCommit } from './groupCommit.ts';
import { packRows } from './packRows.ts';
import { expiryOf } from './seenBatches.ts';

/** A full outbox empties when its destination comes back: soon enough to ask again, too long to be a burden. */
const FULL_RETRY_SECONDS = 30;

/** A disk that can't be written to, or an object that is being moved. */
const BROKEN_RETRY_SECONDS = 5;

/** Commits batches, each once. */
export interface Committer {
  commit(batch: ShardBatch): Promise<CommitResult>;
  isFull(): boolean;
}

export interface CommitterOptions {
  readonly ctx: DurableObjectState;
  readonly ledger: Ledger;
  readonly identity: Identity;
  /** Without any, no span is kept: there is nowhere to send it. */
  readonly spans: SpanOutboxes;
  /** Of the spans that wait. */
  readonly maxBytes: number;
  /** Sees to it that what was committed is forwarded. */
  readonly rearm: () => Promise<void>;
}

export function createCommitter({
  ctx,
  ledger,
  identity,
  spans,
  maxBytes,
  rearm,
}: CommitterOptions): Committer {
  const write = async (batches: readonly ShardBatch[]): Promise<void> => {
    const now = Date.now();
    const rows = packRows(batches, ({ batchTime }) => expiryOf(batchTime, now));
    const [first] = batches;
    if (first !== undefined) identity.learn(first.app, first.shard);
    ledger.append(rows, now);
    spans.added(rows);
    await rearm();
    await ctx.storage.sync().catch((error: unknown) => {
      // Memory knows what the disk doesn't: begin anew from the disk.
      ctx.abort('a commit could not be made durable');
      throw error;
    });
  };
  const groups = createGroupCommit(write);
  const isFull = (): boolean => spans.waitingBytes > maxBytes;

  return {
    isFull,
    async commit(batch) {
      try {
        const underway = groups.underway(batch.batchId);
        if (underway !== undefined) {
          await underway;
          return { outcome: 'duplicate' };
        }
        if (ledger.seen.has(batch.batchId)) return { outcome: 'duplicate' };
        if (isFull()) return unavailable('the outbox is full', FULL_RETRY_SECONDS);
        await groups.add(spans.isAny ? batch : withoutSpans(batch));
        return { outcome: 'committed' };
      } catch (error) {
        return unavailable(error instanceof Error ? error.message : String(error), BROKEN_RETRY_SECONDS);
      }
    },
  };
}

function unavailable(reason: string, retryAfterSeconds: number): CommitResult {
  return { outcome: 'unavailable', reason, retryAfterSeconds };
}

/** Its spans have nowhere to go; the books say so. */
function withoutSpans({ written: _, ...batch }: ShardBatch): ShardBatch {
  const count = batch.spans.reduce((sum, piece) => sum + piece.count, 0);
  const entries = [{ env: batch.env, outcome: 'skipped', count }] as const;
  const skipped = forwardDeltas({ app: batch.app, destination: 'otlp', entries });
  return { ...batch, spans: [], deltas: [...batch.deltas, ...skipped] };
}
