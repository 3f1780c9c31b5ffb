import { evictDurableObject, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import type { SeriesRow } from '@throughline/ingest-core/measure/series/seriesRow';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { countRows } from '../../testing/countRows.ts';
import { received, TRACES } from '../../testing/destination.ts';
import { batchOf, freshShard } from '../../testing/shardBatches.ts';
import { runAlarms } from '../../testing/timeTravel.ts';
import { openCheckpoints } from '../checkpoint.ts';
import { MAX_FREE_ROWS } from '../commit/freeRows.ts';
import { fromSentBatch } from '../message/shardBatch.ts';
import { openShard } from '../openShard.ts';

const pageViews = (rows: readonly SeriesRow[]): number => {
  const row = rows.find(({ metric }) => metric === 'rum_page_views_total');
  return row?.type === 'counter' ? row.value : 0;
};

type Stub = ReturnType<typeof freshShard>['stub'];

const free = (stub: Stub): Promise<number> =>
  runInDurableObject(stub, (_, { storage }) => openCheckpoints(storage.sql).read().free.length);

const logged = (stub: Stub): Promise<number> =>
  runInDurableObject(stub, (_, { storage }) =>
    Number(storage.sql.exec('SELECT count(*) AS n FROM commit_log').one().n),
  );

describe('rows that are done with', () => {
  let now = 0;
  beforeEach(() => {
    now = Date.now();
    vi.useFakeTimers({ toFake: ['Date'], now });
  });
  afterEach(() => void vi.useRealTimers());

  /** A batch a second. */
  const traffic = async (stub: Stub, app: string, seconds: number): Promise<void> => {
    for (let second = 0; second < seconds; second++) {
      await stub.commit(batchOf(app, [`s${second}`]));
      now += 1_000;
      await runAlarms(stub, now);
      vi.setSystemTime(now);
    }
  };

  it('are overwritten: a batch a second costs 1.7 rows each, with all that forwarding writes', async () => {
    const { app, stub } = freshShard();
    await traffic(stub, app, 40);
    const counted = await runInDurableObject(stub, (_, { storage }) => countRows(storage));
    try {
      await traffic(stub, app, 60);
    } finally {
      counted.stop();
    }
    // 60 commits, 12 deliveries and their alarms, and 4 snapshots of 4 rows each.
    expect(counted.rows).toBeLessThanOrEqual(60 + 2 * 13 + 4 * 5);
    expect(pageViews(await stub.series())).toBe(100);
  });

  it('are neither counted nor sent again, whoever opens the database', async () => {
    const { app, stub } = freshShard();
    await traffic(stub, app, 40);
    await stub.drain();
    await stub.drain();
    expect(await free(stub)).toBeGreaterThan(10);
    await evictDurableObject(stub);
    expect(pageViews(await stub.series())).toBe(40);
    await stub.commit(batchOf(app, ['new']));
    await runInDurableObject(stub, async (_, ctx) => {
      const added = { endpoint: `${env.DESTINATION}/added` };
      const parts = await openShard(ctx, { ...env, OTLP_DESTINATIONS: JSON.stringify({ added }) });
      expect(pageViews(parts.series())).toBe(41);
      const waiting = parts.health().destinations.find(({ name }) => name === 'added');
      expect(waiting).toMatchObject({ waiting: 1 });
      await parts.drain();
    });
    const sent = await received(`/added${TRACES}`, app);
    expect(sent.flatMap(({ text }) => [...text.matchAll(/"name":"([^"]*)"/g)])).toHaveLength(1);
  });

  it('are few, and gone when the Shard sleeps', async () => {
    const { app, stub } = freshShard();
    await runInDurableObject(stub, async (shard) => {
      for (let i = 0; i < MAX_FREE_ROWS + 50; i++) await shard.commit(batchOf(app, []));
    });
    now += 30_000;
    await runAlarms(stub, now);
    expect(await free(stub)).toBe(MAX_FREE_ROWS);
    expect(await logged(stub)).toBeLessThan(MAX_FREE_ROWS + 10);
    await runAlarms(stub, now + 24 * 60 * 60_000);
    expect(await free(stub)).toBe(0);
    // What the last delivery wrote.
    expect(await logged(stub)).toBe(1);
    expect(pageViews(await stub.series())).toBe(MAX_FREE_ROWS + 50);
  });
});

it('the request that a killed Shard may have sent is cut again as it was, without a note of where it ends', async () => {
  const { app, stub } = freshShard();
  await runInDurableObject(stub, async (_, ctx) => {
    Object.defineProperty(ctx.storage, 'setAlarm', { value: async () => undefined });
    const open = () => openShard(ctx, { ...env, REMOTE_WRITE_URL: '' });
    const commit = async (name: string, parts: Awaited<ReturnType<typeof open>>) =>
      expect(await parts.commit(fromSentBatch(batchOf(app, [name])))).toEqual({ outcome: 'committed' });
    const bodies: string[] = [];
    const fetch = vi.spyOn(globalThis, 'fetch').mockImplementation((_url, init) => {
      bodies.push(Array.from(init?.body as Uint8Array, (byte) => byte.toString(16)).join(' '));
      // It is stored, and the one who sent it dies before the answer.
      return bodies.length === 1 ? new Promise(() => {}) : Promise.resolve(new Response('{}'));
    });
    const killed = await open();
    await commit('a', killed);
    await commit('b', killed);
    const rows = countRows(ctx.storage);
    void killed.drain();
    await vi.waitFor(() => expect(bodies).toHaveLength(1));
    rows.stop();
    await commit('c', killed);
    const next = await open();
    await commit('d', next);
    await next.drain();
    fetch.mockRestore();
    expect(bodies).toHaveLength(3);
    expect(bodies[1]).toBe(bodies[0]);
    // A snapshot is a row, of the checkpoint and of the series each; nothing for the request.
    expect(rows.rows).toBe(2);
  });
});
