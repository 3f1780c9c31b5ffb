import { evictDurableObject } from 'cloudflare:test';
import type { SeriesRow } from '@throughline/ingest-core/measure/series/seriesRow';
import { decodeWriteRequest } from '@throughline/wire/remote-write/decodeWriteRequest';
import { describe, expect, it } from 'vitest';
import { METRICS, type Received, received, rule, samplesOf, TRACES } from '../../testing/destination.ts';
import { batchOf, freshShard } from '../../testing/shardBatches.ts';

const PAGE_VIEWS = 'rum_page_views_total';

const forwarded = (rows: readonly SeriesRow[], outcome: string): number =>
  rows
    .filter(({ metric, labels }) => metric === 'rum_forward_total' && labels.outcome === outcome)
    .filter(({ labels }) => labels.destination === 'remote_write')
    .reduce((sum, row) => sum + (row.type === 'counter' ? row.value : 0), 0);

/** Samples in a request. */
function samplesIn(request: Received | undefined): number {
  const body = Uint8Array.from(atob(request?.body ?? ''), (character) => character.charCodeAt(0));
  const decoded = decodeWriteRequest(body, 1_000_000);
  return decoded.ok ? decoded.value.reduce((sum, { samples }) => sum + samples.length, 0) : Number.NaN;
}

describe('remote-write', () => {
  it('starts a series with a zero an interval earlier, in a request of its own before the value', async () => {
    const { app, stub } = freshShard();
    await stub.commit(batchOf(app));
    await stub.drain();
    const [zero, first, ...others] = await samplesOf(app, PAGE_VIEWS);
    expect(others).toEqual([]);
    expect([zero?.value, first?.value]).toEqual([0, 1]);
    expect((first?.timestamp ?? 0) - (zero?.timestamp ?? 0)).toBe(15_000);
    expect(zero?.request).not.toBe(first?.request);
    expect(first?.labels).toEqual({ __name__: PAGE_VIEWS, app, env: 'test', route: '/', shard: `${app}/0` });
  });

  it('sends the token and the protocol headers', async () => {
    const { app, stub } = freshShard();
    await stub.commit(batchOf(app));
    await stub.drain();
    const [request] = await received(METRICS, app);
    expect(request?.headers).toMatchObject({
      authorization: 'Bearer remote-write-token',
      'content-type': 'application/x-protobuf',
      'content-encoding': 'snappy',
      'x-prometheus-remote-write-version': '0.1.0',
    });
  });

  it('is cumulative with rising timestamps, across evictions', async () => {
    const { app, stub } = freshShard();
    for (let i = 0; i < 3; i++) {
      await stub.commit(batchOf(app));
      await stub.drain();
      await evictDurableObject(stub);
    }
    const samples = await samplesOf(app, PAGE_VIEWS);
    expect(samples.map(({ value }) => value)).toEqual([0, 1, 2, 3]);
    const times = samples.map(({ timestamp }) => timestamp);
    expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
  });

  it('keeps a snapshot until it is taken, and sends the same bytes again', async () => {
    const { app, stub } = freshShard();
    await rule({ path: METRICS, match: app, status: 429, times: 1 });
    await stub.commit(batchOf(app, []));
    await stub.drain();
    await evictDurableObject(stub);
    await stub.drain();
    const [refused, again] = await received(METRICS, app);
    expect([refused?.status, again?.status]).toEqual([429, 200]);
    expect(again?.body).toBe(refused?.body);
    // The second drain's own snapshot repeats the value.
    expect((await samplesOf(app, PAGE_VIEWS)).map(({ value }) => value)).toEqual([0, 1, 1]);
  });

  it('sends again what VictoriaMetrics acknowledged last, when it was away after that', async () => {
    const { app, stub } = freshShard();
    const headers = { 'X-Server-Hostname': 'metrics-1' };
    await rule({ path: METRICS, match: app, status: 204, times: 2, headers });
    await stub.commit(batchOf(app, []));
    await stub.drain();
    const [start, value] = await received(METRICS, app);
    await rule({ path: METRICS, match: app, status: 503, times: 1 });
    await stub.commit(batchOf(app, []));
    await stub.drain();
    await evictDurableObject(stub);
    await stub.drain();
    const [, , refused, ...later] = await received(METRICS, app);
    expect(refused?.status).toBe(503);
    expect(later.slice(0, 2).map(({ body }) => body)).toEqual([start?.body, value?.body]);
    expect(later.map(({ body }) => body)).toContain(refused?.body);
    const values = (await samplesOf(app, PAGE_VIEWS)).map((sample) => sample.value);
    expect(values).toEqual([0, 1, 0, 1, 2, 2]);
    // It was counted as delivered when it was acknowledged. Not counted yet: what the last drain has sent.
    const sent = [start, value, ...later.slice(2)].reduce((sum, one) => sum + samplesIn(one), 0);
    expect(forwarded(await stub.series(), 'delivered')).toBe(sent);
  });

  it.each([
    ['VictoriaMetrics', 429, { 'X-Server-Hostname': 'metrics-1' }],
    ['Prometheus', 503, {}],
  ])(
    'sends nothing again that %s acknowledged, when it answered %i after that',
    async (_, status, headers) => {
      const { app, stub } = freshShard();
      await rule({ path: METRICS, match: app, status: 204, times: 2, headers });
      await stub.commit(batchOf(app, []));
      await stub.drain();
      await rule({ path: METRICS, match: app, status, times: 1 });
      await stub.commit(batchOf(app, []));
      await stub.drain();
      await stub.drain();
      const bodies = (await received(METRICS, app))
        .filter(({ status }) => status < 300)
        .map(({ body }) => body);
      expect(new Set(bodies).size).toBe(bodies.length);
    },
  );

  it('is not held up by a trace store that is down', async () => {
    const { app, stub } = freshShard();
    await rule({ path: TRACES, match: app, status: 503, times: 1 });
    await stub.commit(batchOf(app));
    await stub.drain();
    expect((await stub.health()).destinations).toMatchObject([
      { name: 'otlp', state: 'later', waiting: 1 },
      { name: 'remote_write', state: 'ok', waiting: 0 },
    ]);
    expect(await samplesOf(app, PAGE_VIEWS)).toHaveLength(2);
  });

  it('skips and counts samples that are outdated, and goes on', async () => {
    const { app, stub } = freshShard();
    await rule({ path: METRICS, match: app, status: 400, times: 1, body: 'out of order sample' });
    await stub.commit(batchOf(app, []));
    await stub.commit(batchOf(app, []));
    await stub.drain();
    const rows = await stub.series();
    expect(forwarded(rows, 'skipped')).toBeGreaterThan(0);
    expect(forwarded(rows, 'quarantined')).toBe(0);
    expect((await samplesOf(app, PAGE_VIEWS)).at(-1)?.value).toBe(2);
  });

  it('sets apart only the series that is refused', async () => {
    const { app, stub } = freshShard();
    const poison = `poison-${app}`;
    await rule({ path: METRICS, match: poison, status: 400, times: 100, body: 'invalid label' });
    const batch = batchOf(app, []);
    const bad = {
      type: 'counter',
      metric: PAGE_VIEWS,
      labels: { app, env: 'test', route: poison },
      add: 1,
    } as const;
    await stub.commit({ ...batch, deltas: JSON.stringify([...JSON.parse(batch.deltas), bad]) });
    await stub.drain();
    // Its zero and its value.
    expect(await stub.health()).toMatchObject({ quarantined: 2 });
    expect(forwarded(await stub.series(), 'quarantined')).toBe(2);
    expect((await samplesOf(app, PAGE_VIEWS)).map(({ value }) => value)).toEqual([0, 1]);
  });
});
