import { evictDurableObject, runInDurableObject } from 'cloudflare:test';
import type { SeriesRow } from '@throughline/ingest-core/measure/series/seriesRow';
import { describe, expect, it } from 'vitest';
import { received } from '../../testing/destination.ts';
import { batchOf, freshShard } from '../../testing/shardBatches.ts';
import { openCheckpoints } from '../checkpoint.ts';
import { openLedger } from '../ledger.ts';

const pageViews = (rows: readonly SeriesRow[]): number => {
  const row = rows.find(({ metric }) => metric === 'rum_page_views_total');
  return row?.type === 'counter' ? row.value : 0;
};

describe('commit', () => {
  it('counts a batch once, however often it is sent', async () => {
    const { app, stub } = freshShard();
    const batch = batchOf(app);
    expect(await stub.commit(batch)).toEqual({ outcome: 'committed' });
    expect(await stub.commit(batch)).toEqual({ outcome: 'duplicate' });
    expect(pageViews(await stub.series())).toBe(1);
  });

  it('counts a batch once that is sent again while it is on its way', async () => {
    const { app, stub } = freshShard();
    const batch = batchOf(app);
    const results = await Promise.all(Array.from({ length: 5 }, () => stub.commit(batch)));
    expect(results.map(({ outcome }) => outcome).sort()).toEqual([
      'committed',
      ...Array.from({ length: 4 }, () => 'duplicate'),
    ]);
    expect(pageViews(await stub.series())).toBe(1);
  });

  it('remembers batches after an eviction, and after they have left the log', async () => {
    const { app, stub } = freshShard();
    const batch = batchOf(app);
    await stub.commit(batch);
    await evictDurableObject(stub);
    expect(await stub.commit(batch)).toEqual({ outcome: 'duplicate' });
    await stub.drain();
    // The delivery itself was noted in the log; a second round shows and compacts that too.
    await stub.drain();
    expect(await idsIn(stub)).toEqual({ log: 0, checkpoint: 1, rows: 0 });
    await evictDurableObject(stub);
    expect(await stub.commit(batch)).toEqual({ outcome: 'duplicate' });
    expect(pageViews(await stub.series())).toBe(1);
  });

  it('remembers batches in a row of their own, once they fill one', async () => {
    const { app, stub } = freshShard();
    const batches = Array.from({ length: 1_100 }, () => batchOf(app));
    await runInDurableObject(stub, (shard) => Promise.all(batches.map((batch) => shard.commit(batch))));
    await stub.drain();
    await stub.drain();
    expect(await idsIn(stub)).toEqual({ log: 0, checkpoint: 0, rows: 1 });
    await evictDurableObject(stub);
    for (const batch of batches.slice(-2)) expect(await stub.commit(batch)).toEqual({ outcome: 'duplicate' });
    expect(pageViews(await stub.series())).toBe(1_100);
  });

  it('writes many batches that come together into few rows', async () => {
    const { app, stub } = freshShard();
    await stub.commit(batchOf(app));
    const before = await rowsIn(stub);
    // In one object's own turn, so that they are really together.
    await runInDurableObject(stub, (shard) =>
      Promise.all(Array.from({ length: 200 }, () => shard.commit(batchOf(app)))),
    );
    expect((await rowsIn(stub)) - before).toBeLessThanOrEqual(5);
    expect(pageViews(await stub.series())).toBe(201);
  });

  it('divides a group that is too big for a row', async () => {
    const { app, stub } = freshShard();
    const long = 'x'.repeat(400_000);
    const batches = Array.from({ length: 6 }, (_, i) => batchOf(app, [`${i}${long}`]));
    await runInDurableObject(stub, (shard) => Promise.all(batches.map((batch) => shard.commit(batch))));
    await stub.drain();
    const delivered = await received('/v1/traces', app);
    expect(delivered.flatMap(({ text }) => [...text.matchAll(/"name":"\d/g)])).toHaveLength(6);
  });

  it('is the same after an eviction, whether series were saved or are still in the log', async () => {
    const { app, stub } = freshShard();
    await stub.commit(batchOf(app));
    await stub.drain();
    await stub.commit(batchOf(app));
    await evictDurableObject(stub);
    expect(pageViews(await stub.series())).toBe(2);
    await stub.drain();
    await evictDurableObject(stub);
    expect(pageViews(await stub.series())).toBe(2);
  });

  it('never gives the number of a log row twice', async () => {
    const { app, stub } = freshShard();
    await stub.commit(batchOf(app));
    await stub.drain();
    await stub.drain();
    await runInDurableObject(stub, (_, { storage }) => {
      storage.sql.exec('DELETE FROM commit_log');
      const first = openLedger(storage).log.last;
      expect(first).toBeGreaterThan(0);
    });
  });
});

/** Where batch ids are: how many rows of the log that is in use have some, how many are in the checkpoint, and rows of ids. */
function idsIn(stub: ReturnType<typeof freshShard>['stub']) {
  return runInDurableObject(stub, (_, { storage: { sql } }) => {
    const { free, ids } = openCheckpoints(sql).read();
    const rows = sql.exec<{ seq: number }>("SELECT seq FROM commit_log WHERE ids <> '[]'").toArray();
    return {
      log: rows.filter(({ seq }) => !free.includes(seq)).length,
      checkpoint: ids.length,
      rows: sql.exec('SELECT count(*) AS n FROM seen_batches').one().n,
    };
  });
}

function rowsIn(stub: ReturnType<typeof freshShard>['stub']): Promise<number> {
  return runInDurableObject(stub, (_, { storage }) =>
    Number(storage.sql.exec('SELECT max(seq) AS n FROM commit_log').one().n),
  );
}
