import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { decodeWrite } from '@throughline/wire/remote-write/decodeWrite';
import type { TimeSeries } from '@throughline/wire/remote-write/timeSeries';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { METRICS, received, rule, samplesOf } from '../../testing/destination.ts';
import { batchOf, batchWithLcp, freshShard } from '../../testing/shardBatches.ts';
import { fromSentBatch } from '../message/shardBatch.ts';
import { openShard, type ShardParts } from '../openShard.ts';
import type { Shard } from '../Shard.ts';

const MAX_BYTES = 1_000_000;
const TRACE = 'a'.repeat(32);
const WRITTEN = 'X-Prometheus-Remote-Write-Samples-Written';

const V2 = { REMOTE_WRITE_VERSION: '2.0', REMOTE_WRITE_NATIVE_HISTOGRAMS: 'true' };

/** Runs a Shard's parts under other variables, as after a deployment. */
function withVariables(
  stub: DurableObjectStub<Shard>,
  variables: Record<string, string>,
  run: (parts: ShardParts) => Promise<void>,
): Promise<void> {
  return runInDurableObject(stub, async (_, ctx) => {
    await run(await openShard(ctx, { ...env, ...variables }));
    await ctx.storage.deleteAlarm();
  });
}

async function seriesSent(app: string): Promise<TimeSeries[]> {
  return (await received(METRICS, app)).flatMap(({ body }) => {
    const decoded = decodeWrite(
      Uint8Array.from(atob(body), (character) => character.charCodeAt(0)),
      MAX_BYTES,
    );
    return decoded.ok ? decoded.value : [];
  });
}

const nameOf = ({ labels }: TimeSeries) => Object.fromEntries(labels).__name__;

describe('remote-write 2.0', () => {
  // The object's own parts must not wake up beside these: an alarm of an hour ahead doesn't ring meanwhile.
  beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_600_000 }));
  afterEach(() => void vi.useRealTimers());

  it('says what series mean, since when they count, and which trace is an example', async () => {
    const { app, stub } = freshShard();
    await rule({ path: METRICS, match: app, status: 200, times: 100, headers: { [WRITTEN]: '1' } });
    await withVariables(stub, V2, async (parts) => {
      await parts.commit(fromSentBatch(batchWithLcp(app, { route: '/', traceId: TRACE })));
      await parts.drain();
      expect(parts.health().destinations.at(-1)).toMatchObject({ state: 'ok', waiting: 0 });
    });
    const [request] = await received(METRICS, app);
    expect(request?.headers).toMatchObject({
      'content-type': 'application/x-protobuf;proto=io.prometheus.write.v2.Request',
      'x-prometheus-remote-write-version': '2.0.0',
    });
    const sent = await seriesSent(app);
    const [zero, views] = sent.filter((series) => nameOf(series) === 'rum_page_views_total');
    expect(views?.metadata).toEqual({ type: 'counter', help: 'Page views, traced or not.', unit: '' });
    const zeroAt = zero?.samples[0]?.timestamp ?? 0;
    for (const series of [zero, views]) expect(series?.samples[0]?.startTimestamp).toBe(zeroAt - 1);

    const buckets = sent.filter((series) => nameOf(series) === 'rum_lcp_seconds_bucket' && series.exemplars);
    expect(buckets.map(({ labels }) => Object.fromEntries(labels).le)).toEqual(['3']);
    expect(buckets[0]?.exemplars).toEqual([
      { labels: [['trace_id', TRACE]], value: 3, timestamp: buckets[0]?.samples[0]?.timestamp },
    ]);
    const [empty, native] = sent.filter((series) => nameOf(series) === 'rum_lcp_seconds');
    expect(empty?.histograms).toMatchObject([{ count: 0, sum: 0 }]);
    expect(native?.histograms).toMatchObject([{ count: 1, sum: 3, bounds: { length: 15 } }]);
    expect(native?.histograms?.[0]?.buckets[8]).toBe(1);
  });

  it('sends an exemplar once, and keeps none with the series', async () => {
    const { app, stub } = freshShard();
    await rule({ path: METRICS, match: app, status: 200, times: 100, headers: { [WRITTEN]: '1' } });
    await withVariables(stub, V2, async (parts) => {
      await parts.commit(fromSentBatch(batchWithLcp(app, { route: '/', traceId: TRACE })));
      await parts.drain();
      await parts.commit(fromSentBatch(batchOf(app, [])));
      await parts.drain();
    });
    expect((await seriesSent(app)).filter(({ exemplars }) => exemplars)).toHaveLength(1);
    const stored = await runInDurableObject(stub, (_, { storage }) =>
      JSON.stringify(storage.sql.exec('SELECT rows FROM series').toArray()),
    );
    expect(stored).toContain('rum_lcp_seconds');
    expect(stored).not.toContain(TRACE);
  });

  it.each([
    ['says 415', 415],
    ['takes it for 1.0, and says nothing of what it has written', 200],
  ])('falls back to 1.0 where the receiver %s, and remembers it', async (_, status) => {
    const { app, stub } = freshShard();
    await rule({ path: METRICS, match: app, status: 204, times: 100 });
    await rule({ path: METRICS, match: app, status, times: 1 });
    await withVariables(stub, V2, async (parts) => {
      await parts.commit(fromSentBatch(batchWithLcp(app, { route: '/', traceId: TRACE })));
      await parts.drain();
      expect(parts.health().destinations.at(-1)).toMatchObject({ state: 'ok', waiting: 0 });
      expect(parts.health().quarantined).toBe(0);
    });
    const [asked, ...rest] = await received(METRICS, app);
    expect(asked).toMatchObject({ status, headers: { 'x-prometheus-remote-write-version': '2.0.0' } });
    expect(rest.length).toBeGreaterThan(1);
    for (const { headers } of rest) {
      expect(headers['x-prometheus-remote-write-version']).toBe('0.1.0');
      expect(headers['content-type']).toBe('application/x-protobuf');
    }
    if (status === 415)
      expect((await samplesOf(app, 'rum_page_views_total')).map(({ value }) => value)).toEqual([0, 1]);
  });

  it('keeps everything where the receiver takes neither version', async () => {
    const { app, stub } = freshShard();
    await rule({ path: METRICS, match: app, status: 401, times: 100 });
    await rule({ path: METRICS, match: app, status: 415, times: 1 });
    await withVariables(stub, V2, async (parts) => {
      await parts.commit(fromSentBatch(batchWithLcp(app, { route: '/', traceId: TRACE })));
      await parts.drain();
      const metrics = parts.health().destinations.at(-1);
      expect(metrics).toMatchObject({ state: 'refused' });
      expect(metrics?.waiting).toBeGreaterThan(0);
      expect(parts.health().quarantined).toBe(0);
    });
  });

  it('counts what a partial write has stored as delivered, and the rest as skipped', async () => {
    const { app, stub } = freshShard();
    const headers = { [WRITTEN]: '1' };
    await rule({ path: METRICS, match: app, status: 200, times: 100, headers });
    await rule({ path: METRICS, match: app, status: 400, times: 1, headers, body: 'out of order sample' });
    await withVariables(stub, { REMOTE_WRITE_VERSION: '2.0' }, async (parts) => {
      await parts.commit(fromSentBatch(batchWithLcp(app, { route: '/', traceId: TRACE })));
      await parts.drain();
      const forwarded = parts.series().filter(({ metric }) => metric === 'rum_forward_total');
      const of = (outcome: string) =>
        forwarded.filter(({ labels }) => labels.outcome === outcome && labels.destination === 'remote_write');
      // the zeros: a page view and an LCP of 16 buckets, sum and count, of which one was stored
      expect(of('skipped')).toMatchObject([{ value: 18 }]);
      expect(of('delivered').length).toBeGreaterThan(0);
    });
    expect((await received(METRICS, app)).filter(({ status }) => status === 400)).toHaveLength(1);
  });
});
