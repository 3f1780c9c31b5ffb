import type { CommitResult } from '@throughline/ingest-core/commit/commitBatch';
import type { Disk } from '../disk/disk.ts';
import type { Identity } from '../identity.ts';
import type { Ledger } from '../ledger.ts';
import type { ShardBatch } from '../message/shardBatch.ts';
import { addressBatch } from '../outbox/addressBatch.ts';
import type { SpanOutboxes } from '../outbox/spanOutboxes.ts';
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
}

export interface CommitterOptions {
  readonly ctx: DurableObjectState;
  readonly ledger: Ledger;
  readonly disk: Disk;
  readonly identity: Identity;
  /** Says who has room for a batch's spans. */
  readonly spans: SpanOutboxes;
  /** Sees to it that what was committed is forwarded. */
  readonly rearm: () => Promise<void>;
}

export function createCommitter(options: CommitterOptions): Committer {
  const { ctx, ledger, disk, identity, spans, rearm } = options;
  const write = async (batches: readonly ShardBatch[]): Promise<void> => {
    const now = Date.now();
    const rows = packRows(batches, ({ batchTime }) => expiryOf(batchTime, now));
    const [first] = batches;
    if (first !== undefined) identity.learn(first.app, first.shard);
    ledger.append(rows, now);
    const { last } = ledger.log;
    spans.added(rows);
    await rearm();
    await ctx.storage.sync().catch((error: unknown) => {
      // Memory knows what the disk doesn't: begin anew from the disk.
      ctx.abort('a commit could not be made durable');
      throw error;
    });
    if (disk.works(last)) await rearm();
  };
  const groups = createGroupCommit(write);

  return {
    async commit(batch) {
      try {
        const underway = groups.underway(batch.batchId);
        if (underway !== undefined) {
          await underway;
          return { outcome: 'duplicate' };
        }
        if (ledger.seen.has(batch.batchId)) return { outcome: 'duplicate' };
        if (!disk.mayWrite(Date.now())) {
          await rearm();
          return unavailable('the disk takes nothing', BROKEN_RETRY_SECONDS);
        }
        const addressed = addressBatch(batch, spans.room);
        if (addressed === undefined) return unavailable('the outbox is full', FULL_RETRY_SECONDS);
        await groups.add(addressed);
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
