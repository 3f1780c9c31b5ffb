import { evictDurableObject, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import type { SeriesRow } from '@throughline/ingest-core/measure/series/seriesRow';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { countRows } from '../../testing/countRows.ts';
import { received, rule, TRACES } from '../../testing/destination.ts';
import { batchOf, freshShard } from '../../testing/shardBatches.ts';
import { type DiskMemories, openDisk, TRY_AGAIN_MS } from '../disk/disk.ts';
import { fromSentBatch } from '../message/shardBatch.ts';
import { openShard, type ShardParts } from '../openShard.ts';

const delivered = (rows: readonly SeriesRow[]): number => {
  const row = rows.find(
    ({ metric, labels }) =>
      metric === 'rum_forward_total' && labels.destination === 'otlp' && labels.outcome === 'delivered',
  );
  return row?.type === 'counter' ? row.value : 0;
};

const stored = async (app: string): Promise<number> =>
  (await received(TRACES, app)).filter(({ status }) => status < 300).length;

type Use = (parts: ShardParts, storage: DurableObjectStorage) => Promise<void>;

/** A Shard with two spans that wait, and a way to open it as after each write that has failed. */
async function waitingShard() {
  const { app, stub } = freshShard();
  // The object's own alarm stays out of it.
  const headers = { 'Retry-After': '600' };
  await rule({ path: TRACES, match: app, status: 503, times: 1, headers });
  await stub.commit(batchOf(app, ['a', 'b']));
  await stub.drain();
  const memories: DiskMemories = new Map();
  // The object before has heard nothing of its last write, and the disk was tried since.
  openDisk(memories, 'this').writing(Number.POSITIVE_INFINITY);
  openDisk(memories, 'this').mayWrite(Date.now());
  const opened = (use: Use) =>
    runInDurableObject(stub, async (_, ctx) => {
      const disk = openDisk(memories, 'this');
      await use(await openShard(ctx, env, disk), ctx.storage);
      // It would ring for the object's own parts, which know nothing of these.
      await ctx.storage.deleteAlarm();
    });
  return { app, stub, opened, memories };
}

describe('a disk that takes nothing', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
    const { setTimeout: wait } = globalThis;
    // An object that waits for its next round can't be evicted.
    const shortOnly = (ring: () => void, ms: number, ...rest: []) =>
      ms < 1_000 ? wait(ring, ms, ...rest) : 0;
    vi.stubGlobal('setTimeout', shortOnly);
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('acknowledges nothing, and delivers what is on it, without a write', async () => {
    const { app, opened } = await waitingShard();
    await opened(async (parts, storage) => {
      const counted = countRows(storage);
      expect(await parts.commit(fromSentBatch(batchOf(app)))).toMatchObject({ outcome: 'unavailable' });
      await parts.drain();
      counted.stop();
      expect(counted.rows).toBe(0);
      expect(await stored(app)).toBe(1);
      expect(parts.health()).toMatchObject({ full: true, destinations: [{ waiting: 0 }, {}] });
      expect(delivered(parts.series())).toBe(2);
    });
  });

  it('knows what it has delivered when it begins anew, and writes it when it can', async () => {
    const { app, stub, opened } = await waitingShard();
    await opened(async (parts) => {
      await parts.drain();
    });
    await opened(async (parts) => {
      expect(delivered(parts.series())).toBe(2);
      await parts.drain();
      vi.setSystemTime(Date.now() + TRY_AGAIN_MS);
      expect(await parts.commit(fromSentBatch(batchOf(app, [])))).toEqual({ outcome: 'committed' });
      expect(parts.health().full).toBe(false);
    });
    await evictDurableObject(stub);
    await stub.drain();
    expect(await stored(app)).toBe(1);
    expect(delivered(await stub.series())).toBe(2);
  });

  it('is tried by a round, too, where nobody posts', async () => {
    const { stub, opened, memories } = await waitingShard();
    await opened(async (parts) => {
      await parts.drain();
      vi.setSystemTime(Date.now() + TRY_AGAIN_MS);
      await parts.drain();
      expect(parts.health().full).toBe(false);
    });
    expect(openDisk(memories, 'this')).toMatchObject({ isFull: false, held: [] });
    await evictDurableObject(stub);
    expect(delivered(await stub.series())).toBe(2);
  });

  it('delivers again what it had held in a process that is gone', async () => {
    const { app, stub, opened } = await waitingShard();
    await opened(async (parts) => {
      await parts.drain();
    });
    await evictDurableObject(stub);
    await stub.drain();
    expect(await stored(app)).toBe(2);
    expect(delivered(await stub.series())).toBe(2);
  });
});
