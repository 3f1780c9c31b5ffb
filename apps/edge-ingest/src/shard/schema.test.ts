import { evictDurableObject, runInDurableObject } from 'cloudflare:test';
import { encodeWriteRequest } from '@throughline/wire/remote-write/encodeWriteRequest';
import { describe, expect, it } from 'vitest';
import { received, samplesOf, TRACES } from '../testing/destination.ts';
import { batchOf, freshShard } from '../testing/shardBatches.ts';

describe('createTables', () => {
  it('takes over the log of version 0.1, with its ids, counts and spans', async () => {
    const { app, stub } = freshShard();
    const batch = batchOf(app);
    const [piece] = batch.spans;
    await stub.health();
    await runInDurableObject(stub, (_, { storage: { sql } }) => {
      sql.exec('DROP TABLE commit_log');
      sql.exec(`CREATE TABLE commit_log (
        seq INTEGER PRIMARY KEY, committed_at INTEGER NOT NULL, meta TEXT NOT NULL, spans BLOB)`);
      const meta = {
        ids: [[batch.batchId, Date.now() + 1e6]],
        deltas: JSON.parse(batch.deltas),
        pieces: [['test', piece?.count, piece?.bytes.byteLength]],
      };
      sql.exec('INSERT INTO commit_log VALUES (7, ?, ?, ?)', Date.now(), JSON.stringify(meta), piece?.bytes);
    });
    await evictDurableObject(stub);
    expect(await stub.commit(batch)).toEqual({ outcome: 'duplicate' });
    const views = (await stub.series()).find(({ metric }) => metric === 'rum_page_views_total');
    expect(views).toMatchObject({ value: 1 });
    await runInDurableObject(stub, (_, { storage: { sql } }) => {
      const row = sql.exec('SELECT seq, pieces, length(deflated) AS bytes FROM commit_log').one();
      expect(row).toMatchObject({ seq: 7, bytes: piece?.bytes.byteLength });
      expect(sql.exec("SELECT name FROM sqlite_master WHERE name LIKE '%meta'").toArray()).toEqual([]);
    });
  });

  it('takes over a log whose state was rows of its own, with what waits', async () => {
    const { app, stub } = freshShard();
    const [known, again] = [batchOf(app, ['under way']), batchOf(app, ['later'])];
    await stub.health();
    await runInDurableObject(stub, (_, { storage: { sql } }) => {
      sql.exec('DROP TABLE commit_log');
      sql.exec(`CREATE TABLE commit_log (
        seq INTEGER PRIMARY KEY, committed_at INTEGER NOT NULL, ids TEXT NOT NULL, deltas TEXT NOT NULL,
        pieces TEXT NOT NULL, spans BLOB)`);
      for (const [
        i,
        {
          batchId,
          deltas,
          spans: [piece],
        },
      ] of [known, again].entries()) {
        const columns = [
          JSON.stringify([[batchId, Date.now() + 1e6]]),
          deltas,
          JSON.stringify([['test', piece?.count, piece?.bytes.byteLength]]),
          piece?.bytes,
        ];
        sql.exec('INSERT INTO commit_log VALUES (?, ?, ?, ?, ?, ?)', 7 + i, Date.now(), ...columns);
      }
      sql.exec('DELETE FROM state');
      const state = {
        identity: { app, shard: `${app}/0` },
        otlp: { cursor: 3, through: 7, patience: { setbacks: 0, retryAt: 0, state: 'ok' } },
        counted_through: 7,
        last_snapshot_at: 1,
      };
      for (const [name, value] of Object.entries(state))
        sql.exec('INSERT INTO state VALUES (?, ?)', name, JSON.stringify(value));
      const { bytes } = oldSnapshot(app);
      sql.exec('INSERT INTO snapshots VALUES (5, ?, ?, ?)', Date.now(), '{"test":1}', bytes);
    });
    await evictDurableObject(stub);
    expect(await stub.commit(known)).toEqual({ outcome: 'duplicate' });
    await stub.drain();
    const posts = await received(TRACES, app);
    expect(posts.map(({ text }) => text.includes('under way'))).toEqual([true, false]);
    expect(posts[1]?.text).toContain('later');
    // The first row was counted already.
    expect((await samplesOf(app, 'rum_page_views_total')).map(({ value }) => value)).toEqual([41, 0, 1]);
    await evictDurableObject(stub);
    expect(await stub.commit(again)).toEqual({ outcome: 'duplicate' });
    await runInDurableObject(stub, (_, { storage: { sql } }) => {
      expect(sql.exec('SELECT name FROM state').toArray()).toEqual([{ name: 'checkpoint' }]);
    });
  });
});

/** A request that waited. */
function oldSnapshot(app: string): { bytes: Uint8Array } {
  const labels: [string, string][] = [
    ['__name__', 'rum_page_views_total'],
    ['app', app],
  ];
  return { bytes: encodeWriteRequest([{ labels, samples: [{ value: 41, timestamp: 1 }] }]) };
}
