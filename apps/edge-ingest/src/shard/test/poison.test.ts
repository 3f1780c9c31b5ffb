import { evictDurableObject } from 'cloudflare:test';
import type { SeriesRow } from '@throughline/ingest-core/measure/series/seriesRow';
import { describe, expect, it } from 'vitest';
import { MAX_FAILURES } from '../../forward/patience.ts';
import { METRICS, received, rule, samplesOf, TRACES } from '../../testing/destination.ts';
import { batchOf, freshShard } from '../../testing/shardBatches.ts';

type Stub = ReturnType<typeof freshShard>['stub'];

const forwarded = (rows: readonly SeriesRow[], destination: string, outcome: string): number =>
  rows
    .filter(({ metric, labels }) => metric === 'rum_forward_total' && labels.outcome === outcome)
    .filter(({ labels }) => labels.destination === destination)
    .reduce((sum, row) => sum + (row.type === 'counter' ? row.value : 0), 0);

const drainTimes = async (stub: Stub, times: number): Promise<void> => {
  for (let i = 0; i < times; i++) await stub.drain();
};

const takenNames = async (app: string): Promise<string[]> => {
  const taken = (await received(TRACES, app)).filter(({ status }) => status < 300);
  const names = taken.flatMap(({ text }) => [...text.matchAll(/"name":"([^"]*)"/g)].map(([, name]) => name));
  return [...new Set(names.map((name) => name ?? ''))].sort();
};

describe('a destination that refuses everything', () => {
  it.each([400, 413, 415, 422])(
    'with %i loses nothing: it is told, and all is sent when it is mended',
    async (status) => {
      const { app, stub } = freshShard();
      const names = Array.from({ length: 9 }, (_, i) => `s${i}`);
      const [down] = [{ match: '', status, times: 100 }];
      await rule({ ...down, path: TRACES });
      await rule({ ...down, path: METRICS });
      await stub.commit(batchOf(app, names));
      await drainTimes(stub, 3);
      const { quarantined, destinations } = await stub.health();
      expect(quarantined).toBe(0);
      expect(destinations.map(({ state, reason }) => [state, reason?.slice(0, 3)])).toEqual(
        Array(2).fill(['refused', String(status)]),
      );
      await rule({ ...down, path: TRACES, status: 200, times: 1_000 });
      await rule({ ...down, path: METRICS, status: 200, times: 1_000 });
      await drainTimes(stub, 2);
      expect(await takenNames(app)).toEqual(names);
      const rows = await stub.series();
      expect([forwarded(rows, 'otlp', 'delivered'), forwarded(rows, 'otlp', 'quarantined')]).toEqual([9, 0]);
      const counted = await samplesOf(app, 'rum_page_views_total');
      expect(counted.map(({ value }) => value)).toContain(1);
    },
  );
});

describe('a destination that fails at one body for ever', () => {
  it.each([500, 501])('sets apart the span that is answered %i, when the rest is stored', async (status) => {
    const { app, stub } = freshShard();
    const poison = `poison-${app}`;
    await rule({ path: TRACES, match: poison, status, times: 1_000, body: 'panic' });
    await stub.commit(batchOf(app, ['a', 'b', poison, 'c']));
    await drainTimes(stub, MAX_FAILURES);
    expect(await stub.health()).toMatchObject({ quarantined: 0 });
    expect(await takenNames(app)).toEqual([]);
    await stub.commit(batchOf(app, ['d']));
    await stub.drain();
    expect(await takenNames(app)).toEqual(['a', 'b', 'c', 'd']);
    expect(await stub.health()).toMatchObject({ quarantined: 1 });
    const rows = await stub.series();
    expect([forwarded(rows, 'otlp', 'delivered'), forwarded(rows, 'otlp', 'quarantined')]).toEqual([4, 1]);
  });

  it('gives nothing up while it fails at everything, across an eviction, and delivers all of it afterwards', async () => {
    const { app, stub } = freshShard();
    const names = Array.from({ length: 40 }, (_, i) => `s${i}`);
    await rule({ path: TRACES, match: app, status: 500, times: 300 });
    await stub.commit(batchOf(app, names));
    await drainTimes(stub, MAX_FAILURES + 2);
    await evictDurableObject(stub);
    await drainTimes(stub, 2);
    expect(await stub.health()).toMatchObject({ quarantined: 0 });
    await drainTimes(stub, 10);
    expect(await takenNames(app)).toEqual(names.sort());
    const rows = await stub.series();
    expect([forwarded(rows, 'otlp', 'delivered'), forwarded(rows, 'otlp', 'quarantined')]).toEqual([40, 0]);
  });

  it('waits with a poison that is alone until something else is stored', async () => {
    const { app, stub } = freshShard();
    const poison = `poison-${app}`;
    await rule({ path: TRACES, match: poison, status: 500, times: 1_000 });
    await stub.commit(batchOf(app, [poison]));
    await drainTimes(stub, MAX_FAILURES + 3);
    expect(await stub.health()).toMatchObject({ quarantined: 0 });
    await stub.commit(batchOf(app, ['a']));
    await stub.drain();
    expect(await takenNames(app)).toEqual(['a']);
    expect(await stub.health()).toMatchObject({ quarantined: 1 });
  });

  it('sets apart the series that remote-write fails at', async () => {
    const { app, stub } = freshShard();
    const poison = `poison-${app}`;
    await rule({ path: METRICS, match: poison, status: 500, times: 1_000 });
    const batch = batchOf(app, []);
    const labels = { app, env: 'test', route: poison };
    const bad = { type: 'counter', metric: 'rum_page_views_total', labels, add: 1 } as const;
    await stub.commit({ ...batch, deltas: JSON.stringify([...JSON.parse(batch.deltas), bad]) });
    await drainTimes(stub, 2 * MAX_FAILURES + 3);
    expect((await samplesOf(app, 'rum_page_views_total')).map(({ value }) => value)).toContain(1);
    expect(forwarded(await stub.series(), 'remote_write', 'quarantined')).toBeGreaterThanOrEqual(2);
  });
});
