import type { ShardBatch } from '../message/shardBatch.ts';
import { createArrivalPace, SHORT_GAP_MS } from './arrivalPace.ts';

/** Shortest wait for company: small beside a post's way through the network, long enough to share a row and a sync. */
export const GROUP_WINDOW_MS = 5;

/**
 * Longest pause after which a group is still waited with, where the pace of the batches promises another one: from about 8
 * a second on. A row costs as much as six tenths of a second in which the object is awake; nobody sees the answer to a page's
 * post.
 */
const MAX_GAP_MS = 250;

/** … and the shortest then: a Worker under load calls every 12 ms (joinedCalls.ts), however close its batches come. */
const MIN_GAP_MS = 18;

/** Longest wait of a batch for company, however many come. */
const MAX_GROUP_MS = 250;

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
  /** Milliseconds that its timers have taken; no clock is asked, since one may be set. */
  waitedMs: number;
  /** Whether a batch came since the timer was set. */
  isJoined: boolean;
  /** Whether it was waited with for longer than is always worth it. */
  isLong: boolean;
  /** Unix milliseconds of its first batch and of its last. */
  readonly begunAt: number;
  joinedAt: number;
  timer: ReturnType<typeof setTimeout> | null;
}

/** @param write makes a group durable: resolves when it is, rejects when none of it is. */
export function createGroupCommit(write: (batches: readonly ShardBatch[]) => Promise<void>): GroupCommit {
  const underway = new Map<string, Promise<void>>();
  const pace = createArrivalPace();
  let open: Group | undefined;

  const close = (group: Group): void => {
    if (open === group) open = undefined;
    clearTimeout(group.timer);
    if (group.isLong) pace.waited(isWorthIt(group));
    write(group.batches)
      .then(group.durable.resolve, group.durable.reject)
      .finally(() => {
        for (const { batchId } of group.batches) underway.delete(batchId);
      });
  };

  /** Closes a group once nobody has joined it for a while. One timer for a pause, not for a batch. */
  const closeInTime = (group: Group): void => {
    const leftMs = MAX_GROUP_MS - group.waitedMs;
    if (!group.isJoined || leftMs <= 0) {
      close(group);
      return;
    }
    const gapMs = pace.gapMs(MAX_GAP_MS);
    if (gapMs !== undefined && gapMs > SHORT_GAP_MS) group.isLong = true;
    const waitMs = Math.min(leftMs, gapMs === undefined ? GROUP_WINDOW_MS : Math.max(MIN_GAP_MS, gapMs));
    group.waitedMs += waitMs;
    group.isJoined = false;
    group.timer = setTimeout(closeInTime, waitMs, group);
  };

  return {
    add(batch) {
      const now = Date.now();
      pace.arrived(now);
      open ??= newGroup(now);
      const group = open;
      group.joinedAt = now;
      group.isJoined = true;
      group.batches.push(batch);
      for (const { bytes } of batch.spans) group.bytes += bytes.byteLength;
      underway.set(batch.batchId, group.durable.promise);
      if (group.batches.length >= MAX_GROUP_BATCHES || group.bytes >= MAX_GROUP_BYTES) close(group);
      else if (group.timer === null) closeInTime(group);
      return group.durable.promise;
    },
    underway: (batchId) => underway.get(batchId),
  };
}

/** Company that came at once, and then none, is that of clients who wait for these answers: the rest of the wait was in vain. */
function isWorthIt({ begunAt, joinedAt }: Group): boolean {
  return joinedAt - begunAt > (Date.now() - begunAt) / 4;
}

function newGroup(now: number): Group {
  const durable = Promise.withResolvers<void>();
  return {
    batches: [],
    bytes: 0,
    durable,
    waitedMs: 0,
    isJoined: true,
    isLong: false,
    begunAt: now,
    joinedAt: now,
    timer: null,
  };
}
