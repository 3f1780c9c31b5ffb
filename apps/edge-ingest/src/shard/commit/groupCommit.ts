import type { ShardBatch } from '../shardBatch.ts';

/** Longest wait for company: small beside a post's way through the network, long enough to share a row and a sync. */
export const GROUP_WINDOW_MS = 5;

/** A group is written at once when it has this many batches: more saves hardly any rows. */
export const MAX_GROUP_BATCHES = 64;

/** … or spans of this many bytes, so that a group is one row or two. */
const MAX_GROUP_BYTES = 1_000_000;

/** Gathers batches that arrive close together, so that they share one durable write. */
export interface GroupCommit {
  /** Resolves when the batch is durable; rejects when its group could not be written, and then none of it is. */
  add(batch: ShardBatch): Promise<void>;
  /** The promise of a batch that is on its way; undefined for any other. */
  underway(batchId: string): Promise<void> | undefined;
}

interface Group {
  readonly batches: ShardBatch[];
  bytes: number;
  readonly durable: PromiseWithResolvers<void>;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** @param write makes a group durable: resolves when it is, rejects when none of it is. */
export function createGroupCommit(write: (batches: readonly ShardBatch[]) => Promise<void>): GroupCommit {
  const underway = new Map<string, Promise<void>>();
  let open: Group | undefined;

  const close = (group: Group): void => {
    if (open === group) open = undefined;
    clearTimeout(group.timer);
    write(group.batches)
      .then(group.durable.resolve, group.durable.reject)
      .finally(() => {
        for (const { batchId } of group.batches) underway.delete(batchId);
      });
  };

  const begin = (): Group => {
    const group: Group = {
      batches: [],
      bytes: 0,
      durable: Promise.withResolvers(),
      timer: setTimeout(() => close(group), GROUP_WINDOW_MS),
    };
    return group;
  };

  return {
    add(batch) {
      open ??= begin();
      const group = open;
      group.batches.push(batch);
      group.bytes += batch.spans.reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
      underway.set(batch.batchId, group.durable.promise);
      if (group.batches.length >= MAX_GROUP_BATCHES || group.bytes >= MAX_GROUP_BYTES) close(group);
      return group.durable.promise;
    },
    underway: (batchId) => underway.get(batchId),
  };
}
