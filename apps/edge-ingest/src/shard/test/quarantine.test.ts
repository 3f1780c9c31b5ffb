import { evictDurableObject, runInDurableObject } from 'cloudflare:test';
import type { SeriesRow } from '@throughline/ingest-core/measure/series/seriesRow';
import { describe, expect, it } from 'vitest';
import { METRICS, type Received, received, rule, samplesOf, TRACES } from '../../testing/destination.ts';
import { batchOf, freshShard } from '../../testing/shardBatches.ts';
import {
  createQuarantine,
  MAX_QUARANTINE_BYTES,
  MAX_QUARANTINE_ROWS,
} from '../outbox/quarantine/quarantine.ts';
import { createShardState } from '../shardState.ts';

type Stub = ReturnType<typeof freshShard>['stub'];

const namesIn = (requests: readonly Received[]): string[] =>
  requests.flatMap(({ text }) => [...text.matchAll(/"name":"([^"]*)"/g)].map(([, name]) => name ?? ''));

const taken = async (app: string): Promise<string[]> =>
  namesIn((await received(TRACES, app)).filter(({ status }) => status < 300)).sort();

/** `rum_forward_total` of a destination by outcome. */
const books = (rows: readonly SeriesRow[], destination = 'otlp'): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const row of rows) {
    if (row.metric !== 'rum_forward_total' || row.type !== 'counter') continue;
    const { destination: to, outcome = '' } = row.labels;
    if (to === destination) counts[outcome] = (counts[outcome] ?? 0) + row.value;
  }
  return counts;
};

/** A Shard with one poisoned span in quarantine and one that was delivered. */
async function poisoned(): Promise<{ app: string; stub: Stub; poison: string }> {
  const { app, stub } = freshShard();
  const poison = `poison-${app}`;
  await rule({ path: TRACES, match: poison, status: 400, times: 2, body: '{"code":3,"message":"bad span"}' });
  await stub.commit(batchOf(app, ['a', poison]));
  await stub.drain();
  return { app, stub, poison };
}

describe('quarantine', () => {
  it('shows what was refused, by whom, why and when, with the beginning of its body', async () => {
    const { stub, poison } = await poisoned();
    const { size, bytes, entries, next } = await stub.listQuarantine(0);
    expect([size, entries.length, next]).toEqual([1, 1, undefined]);
    const [entry] = entries;
    expect(entry).toMatchObject({
      destination: 'otlp',
      reason: expect.stringContaining('bad span'),
      items: 1,
    });
    expect(entry?.bytes).toBe(bytes);
    expect(entry?.sample).toContain(poison);
    expect(Math.abs(Date.parse(entry?.at ?? '') - Date.now())).toBeLessThan(60_000);
  });

  it('replays through the normal delivery, once however often it is asked for, and the books balance', async () => {
    const { app, stub, poison } = await poisoned();
    const [entry] = (await stub.listQuarantine(0)).entries;
    const command = { seq: entry?.seq ?? 0, action: 'replay' } as const;
    expect(await stub.settleQuarantine(command)).toEqual({ entries: 1, items: 1, unknownDestinations: [] });
    expect(await stub.settleQuarantine(command)).toEqual({ entries: 0, items: 0, unknownDestinations: [] });
    expect((await stub.health()).destinations.find(({ name }) => name === 'otlp')).toMatchObject({
      waiting: 1,
    });
    await evictDurableObject(stub);
    await stub.drain();
    expect(await taken(app)).toEqual(['a', poison]);
    expect(await stub.health()).toMatchObject({ quarantined: 0 });
    expect(books(await stub.series())).toEqual({ delivered: 2, quarantined: 1, replayed: 1 });
  });

  it('quarantines again what is refused again, under a new number', async () => {
    const { app, stub, poison } = await poisoned();
    const [entry] = (await stub.listQuarantine(0)).entries;
    await rule({ path: TRACES, match: poison, status: 400, times: 1 });
    await stub.settleQuarantine({ seq: 'all', action: 'replay' });
    await evictDurableObject(stub);
    await stub.drain();
    const [again] = (await stub.listQuarantine(0)).entries;
    expect(again?.seq).toBeGreaterThan(entry?.seq ?? 0);
    await stub.settleQuarantine({ seq: entry?.seq ?? 0, action: 'drop' });
    expect(await stub.health()).toMatchObject({ quarantined: 1 });
    expect(await taken(app)).toEqual(['a']);
    expect(books(await stub.series())).toEqual({ delivered: 1, quarantined: 2, replayed: 1 });
  });

  it('drops, and counts it, across an eviction', async () => {
    const { app, stub } = await poisoned();
    await stub.settleQuarantine({ seq: 'all', action: 'drop' });
    await evictDurableObject(stub);
    await stub.drain();
    expect(await stub.health()).toMatchObject({ quarantined: 0 });
    expect(await taken(app)).toEqual(['a']);
    expect(books(await stub.series())).toEqual({ delivered: 1, quarantined: 1, dropped: 1 });
  });

  it('shows and replays series too', async () => {
    const { app, stub } = freshShard();
    const route = `poison-${app}`;
    const batch = batchOf(app, []);
    const bad = { type: 'counter', metric: 'rum_errors_total', labels: { app, env: 'test', route }, add: 1 };
    await rule({ path: METRICS, match: route, status: 400, times: 100, body: 'invalid label' });
    await stub.commit({ ...batch, deltas: JSON.stringify([...JSON.parse(batch.deltas), bad]) });
    await stub.drain();
    const { entries } = await stub.listQuarantine(0);
    expect(entries.map(({ destination }) => destination)).toEqual(['remote_write', 'remote_write']);
    expect(entries[1]?.sample).toContain(`route="${route}"`);
    await rule({ path: METRICS, match: route, status: 200, times: 100 });
    await stub.settleQuarantine({ seq: 'all', action: 'replay' });
    await stub.drain();
    expect((await samplesOf(app, 'rum_errors_total')).map(({ value }) => value)).toEqual([0, 1, 1]);
    const { quarantined = 0, replayed } = books(await stub.series(), 'remote_write');
    expect([quarantined, replayed]).toEqual([2, 2]);
  });

  it('keeps an entry whose destination is configured no more, and says so', async () => {
    const { stub } = await poisoned();
    await runInDurableObject(stub, (_, { storage }) => {
      storage.sql.exec("UPDATE quarantine SET destination = 'tempo'");
    });
    expect(await stub.settleQuarantine({ seq: 'all', action: 'replay' })).toEqual({
      entries: 0,
      items: 0,
      unknownDestinations: ['tempo'],
    });
    expect(await stub.health()).toMatchObject({ quarantined: 1 });
  });

  it('takes over entries of version 0.1, which had no environments', async () => {
    const { app, stub } = await poisoned();
    await runInDurableObject(stub, (_, { storage: { sql } }) => {
      sql.exec('ALTER TABLE quarantine DROP COLUMN counts');
    });
    await evictDurableObject(stub);
    expect((await stub.listQuarantine(0)).entries).toMatchObject([{ items: 1 }]);
    await stub.settleQuarantine({ seq: 'all', action: 'replay' });
    await stub.drain();
    expect(await taken(app)).toHaveLength(2);
  });

  it.each([
    ['rows', 10, MAX_QUARANTINE_ROWS],
    ['bytes', 1_000_000, Math.floor(MAX_QUARANTINE_BYTES / 1_000_000)],
  ])('is bounded in %s: the oldest go first', async (_, bytes, room) => {
    const { stub } = freshShard();
    await stub.health();
    await runInDurableObject(stub, (_shard, { storage }) => {
      const quarantine = createQuarantine(storage.sql, createShardState({}));
      const entry = { destination: 'otlp', reason: '400', body: new Uint8Array(bytes) };
      for (let i = 0; i < room; i++) expect(quarantine.add([{ ...entry, counts: { e: i } }], 1)).toEqual([]);
      const gone = quarantine.add([{ ...entry, counts: { e: room } }], 1);
      expect(gone.map(({ counts }) => counts)).toEqual([{ e: 0 }]);
      expect([quarantine.size, quarantine.bytes]).toEqual([room, room * bytes]);
      expect(createQuarantine(storage.sql, createShardState({})).bytes).toBe(room * bytes);
    });
  });

  it('counts what had to go', async () => {
    const { app, stub, poison } = await poisoned();
    await runInDurableObject(stub, (_, { storage: { sql } }) => {
      // Full but for this one entry, which is the oldest.
      for (let i = 1; i < MAX_QUARANTINE_ROWS; i++)
        sql.exec("INSERT INTO quarantine VALUES (?, 1, 'otlp', '', 1, x'00', '{\"test\":1}')", 100 + i);
    });
    await evictDurableObject(stub);
    const name = `second-${poison}`;
    await rule({ path: TRACES, match: name, status: 400, times: 1 });
    await stub.commit(batchOf(app, [name]));
    await stub.drain();
    expect(await stub.health()).toMatchObject({ quarantined: MAX_QUARANTINE_ROWS });
    expect(books(await stub.series())).toMatchObject({ quarantined: 2, dropped: 1 });
    const page = await stub.listQuarantine(0);
    expect(page.entries).toHaveLength(100);
    expect((await stub.listQuarantine(page.next ?? 0)).entries[0]?.seq).toBeGreaterThan(page.next ?? 0);
  });
});
