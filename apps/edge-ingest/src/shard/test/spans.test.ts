import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import type { SeriesRow } from '@throughline/ingest-core/measure/series/seriesRow';
import { describe, expect, it } from 'vitest';
import { type Received, received, rule, TRACES } from '../../testing/destination.ts';
import { batchOf, freshShard } from '../../testing/shardBatches.ts';

const namesIn = (requests: readonly Received[]): string[] =>
  requests.flatMap(({ text }) => [...text.matchAll(/"name":"([^"]*)"/g)].map(([, name]) => name ?? ''));

const taken = async (app: string): Promise<string[]> =>
  namesIn((await received(TRACES, app)).filter(({ status }) => status < 300)).sort();

const forwarded = (rows: readonly SeriesRow[], outcome: string): number => {
  const row = rows.find(
    ({ metric, labels }) =>
      metric === 'rum_forward_total' && labels.destination === 'otlp' && labels.outcome === outcome,
  );
  return row?.type === 'counter' ? row.value : 0;
};

const otlp = async (stub: ReturnType<typeof freshShard>['stub']) =>
  (await stub.health()).destinations.find(({ name }) => name === 'otlp');

describe('forwarding spans', () => {
  it('sets its alarm with the commit, and sends gzipped OTLP with the token', async () => {
    const { app, stub } = freshShard();
    await stub.commit(batchOf(app, ['a', 'b']));
    await stub.commit(batchOf(app, ['c']));
    expect(await runDurableObjectAlarm(stub)).toBe(true);
    const [request, ...others] = await received(TRACES, app);
    expect(others).toEqual([]);
    expect(request?.headers).toMatchObject({
      authorization: 'Bearer otlp-token',
      'content-type': 'application/json',
      'content-encoding': 'gzip',
    });
    const body: { resourceSpans: unknown[] } = JSON.parse(request?.text ?? '');
    expect(body.resourceSpans).toHaveLength(2);
    expect(namesIn(request ? [request] : [])).toEqual(['a', 'b', 'c']);
    expect(forwarded(await stub.series(), 'delivered')).toBe(3);
    expect(await otlp(stub)).toMatchObject({ state: 'ok', waiting: 0, waitingBytes: 0 });
  });

  it('sends after an eviction what was committed before it', async () => {
    const { app, stub } = freshShard();
    await stub.commit(batchOf(app, ['a']));
    await evictDurableObject(stub);
    await stub.drain();
    expect(await taken(app)).toEqual(['a']);
  });

  it('waits as long as the destination asks for, across an eviction, and resends identical bytes', async () => {
    const { app, stub } = freshShard();
    await rule({ path: TRACES, match: app, status: 503, times: 1, headers: { 'Retry-After': '120' } });
    await stub.commit(batchOf(app, ['a']));
    const before = Date.now();
    await stub.drain();
    expect(await otlp(stub)).toMatchObject({
      state: 'later',
      waiting: 1,
      reason: expect.stringContaining('503'),
    });
    await evictDurableObject(stub);
    await stub.commit(batchOf(app, ['b']));
    await runDurableObjectAlarm(stub);
    expect(await received(TRACES, app)).toHaveLength(1);
    expect(await alarmOf(stub)).toBeGreaterThanOrEqual(before + 1_000);
    await stub.drain();
    const [first, second, third] = await received(TRACES, app);
    expect(second?.body).toBe(first?.body);
    expect(namesIn(third ? [third] : [])).toEqual(['b']);
    expect(forwarded(await stub.series(), 'delivered')).toBe(2);
  });

  it('keeps everything while it is refused, and says so', async () => {
    const { app, stub } = freshShard();
    await rule({ path: TRACES, match: app, status: 401, times: 1 });
    await stub.commit(batchOf(app, ['a']));
    await stub.drain();
    expect(await otlp(stub)).toMatchObject({ state: 'refused', waiting: 1 });
    await stub.drain();
    expect(await taken(app)).toEqual(['a']);
    expect(await otlp(stub)).toMatchObject({ state: 'ok', waiting: 0 });
  });

  it.each([400, 413])('sets apart only the span that is answered %i', async (status) => {
    const { app, stub } = freshShard();
    const poison = `poison-${app}`;
    await rule({ path: TRACES, match: poison, status, times: 100, body: '{"code":3,"message":"bad span"}' });
    await stub.commit(batchOf(app, ['a', 'b', 'c', poison, 'd']));
    await stub.commit(batchOf(app, ['e']));
    await stub.drain();
    expect(await taken(app)).toEqual(['a', 'b', 'c', 'd', 'e']);
    const rows = await stub.series();
    expect([forwarded(rows, 'delivered'), forwarded(rows, 'quarantined')]).toEqual([5, 1]);
    expect(await stub.health()).toMatchObject({ quarantined: 1 });
    const kept = await runInDurableObject(stub, (_, { storage }) =>
      storage.sql
        .exec<{ items: number; reason: string; body: ArrayBuffer }>('SELECT * FROM quarantine')
        .one(),
    );
    expect(kept).toMatchObject({ items: 1, reason: expect.stringContaining('bad span') });
    expect(new TextDecoder().decode(kept.body)).toContain(poison);
  });

  it('takes no more when the outbox is full, loses nothing of it, and takes again when it is empty', async () => {
    const { app, stub } = freshShard();
    await rule({ path: TRACES, match: app, status: 503, times: 1 });
    const big = 'x'.repeat(450_000);
    const outcomes: string[] = [];
    for (let i = 0; i < 9; i++) outcomes.push((await stub.commit(batchOf(app, [`${i}${big}`]))).outcome);
    expect(outcomes).toEqual([...Array(7).fill('committed'), 'unavailable', 'unavailable']);
    expect(await stub.health()).toMatchObject({ full: true });
    await stub.drain();
    await stub.drain();
    expect((await taken(app)).map((name) => name[0])).toEqual(['0', '1', '2', '3', '4', '5', '6']);
    expect((await stub.commit(batchOf(app))).outcome).toBe('committed');
  });

  it('counts what a partial success left out', async () => {
    const { app, stub } = freshShard();
    const body = '{"partialSuccess":{"rejectedSpans":"2","errorMessage":"too old"}}';
    await rule({ path: TRACES, match: app, status: 200, times: 1, body });
    await stub.commit(batchOf(app, ['a', 'b', 'c']));
    await stub.drain();
    const rows = await stub.series();
    expect([forwarded(rows, 'delivered'), forwarded(rows, 'skipped')]).toEqual([1, 2]);
  });
});

function alarmOf(stub: ReturnType<typeof freshShard>['stub']): Promise<number | null> {
  return runInDurableObject(stub, (_, { storage }) => storage.getAlarm());
}
