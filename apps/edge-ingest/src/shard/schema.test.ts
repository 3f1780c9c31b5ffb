import { evictDurableObject, runInDurableObject } from 'cloudflare:test';
import { describe, expect, it } from 'vitest';
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
      const row = sql.exec('SELECT seq, pieces, length(spans) AS bytes FROM commit_log').one();
      expect(row).toMatchObject({ seq: 7, bytes: piece?.bytes.byteLength });
      expect(sql.exec("SELECT name FROM sqlite_master WHERE name LIKE '%meta'").toArray()).toEqual([]);
    });
  });
});
