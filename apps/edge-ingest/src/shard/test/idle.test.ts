import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { METRICS, received, rule, samplesOf, TRACES } from '../../testing/destination.ts';
import { batchOf, freshShard } from '../../testing/shardBatches.ts';
import { alarmOf, runAlarms } from '../../testing/timeTravel.ts';
import { fromSentBatch } from '../message/shardBatch.ts';
import { openShard } from '../openShard.ts';
import { REPEAT_MS } from '../series/planSnapshot.ts';

const PAGE_VIEWS = 'rum_page_views_total';
const MINUTE_MS = 60_000;

describe('over time', () => {
  let begun = 0;
  beforeEach(() => {
    begun = Date.now();
    vi.useFakeTimers({ toFake: ['Date'], now: begun });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('repeats living series within four minutes, ends idle ones, and sleeps', async () => {
    const { app, stub } = freshShard();
    await stub.commit(batchOf(app));
    const alarms = await runAlarms(stub, begun + 24 * 60 * MINUTE_MS);
    expect(await alarmOf(stub)).toBeNull();
    expect(alarms).toBeLessThan(30);
    const samples = await samplesOf(app, PAGE_VIEWS);
    const [, ...gaps] = samples.map(({ timestamp }, i) => timestamp - (samples[i - 1]?.timestamp ?? 0));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(4 * MINUTE_MS + 15_000);
    expect(samples.map(({ stale }) => stale)).toEqual([...samples.slice(1).map(() => false), true]);
    expect(Date.now() - begun).toBeLessThan(60 * MINUTE_MS);
  });

  it('repeats a value once, soon: a store may acknowledge it and lose it in a crash', async () => {
    const { app, stub } = freshShard();
    await stub.commit(batchOf(app));
    await runAlarms(stub, begun + 3 * MINUTE_MS);
    const [zero, value, again, ...others] = await samplesOf(app, PAGE_VIEWS);
    expect(others).toEqual([]);
    expect([zero?.value, value?.value, again?.value]).toEqual([0, 1, 1]);
    const apart = (again?.timestamp ?? 0) - (value?.timestamp ?? 0);
    expect(apart).toBeGreaterThanOrEqual(REPEAT_MS);
    expect(apart).toBeLessThanOrEqual(REPEAT_MS + 15_000);
  });

  it('lets a series that wakes go on from its value, with the old value an interval earlier', async () => {
    const { app, stub } = freshShard();
    await stub.commit(batchOf(app));
    await runAlarms(stub, begun + 24 * 60 * MINUTE_MS);
    const before = (await samplesOf(app, PAGE_VIEWS)).length;
    vi.setSystemTime(Date.now() + 5 * 60 * MINUTE_MS);
    await stub.commit(batchOf(app));
    await runAlarms(stub, Date.now() + MINUTE_MS);
    const [old, now] = (await samplesOf(app, PAGE_VIEWS)).slice(before);
    expect([old?.value, now?.value]).toEqual([1, 2]);
    expect((now?.timestamp ?? 0) - (old?.timestamp ?? 0)).toBe(15_000);
    expect(old?.request).not.toBe(now?.request);
  });

  it('thins snapshots while the store is down, and loses no count', async () => {
    const { app, stub } = freshShard();
    await rule({ path: METRICS, match: app, status: 503, times: 1_000_000 });
    // Four batches a minute for half an hour: 120 snapshots, were they not thinned.
    for (let i = 1; i <= 120; i++) {
      await stub.commit(batchOf(app, []));
      await runAlarms(stub, begun + i * 15_000);
      vi.setSystemTime(begun + i * 15_000);
    }
    const waiting = await runInDurableObject(stub, (_, { storage }) =>
      Number(storage.sql.exec('SELECT count(*) AS n FROM snapshots').one().n),
    );
    expect(waiting).toBeGreaterThan(20);
    expect(waiting).toBeLessThan(80);
    await rule({ path: METRICS, match: app, status: 200, times: 1_000_000 });
    await stub.drain();
    await stub.drain();
    const samples = await samplesOf(app, PAGE_VIEWS);
    expect([samples[0]?.value, samples.at(-1)?.value]).toEqual([0, 120]);
  });

  it('forwards the first batch after a rest within a second, and under traffic every five seconds', async () => {
    const { app, stub } = freshShard();
    await stub.commit(batchOf(app, ['first']));
    expect((await alarmOf(stub)) ?? 0).toBeLessThanOrEqual(begun + 1_000);
    let alarms = 0;
    for (let second = 1; second <= 120; second++) {
      await stub.commit(batchOf(app, [`s${second}`]));
      alarms += await runAlarms(stub, begun + second * 1_000);
      vi.setSystemTime(begun + second * 1_000);
    }
    // 12 a minute to forward, and at most 4 for the snapshots between them; it was 60.
    expect(alarms).toBeGreaterThan(2 * 11);
    expect(alarms).toBeLessThanOrEqual(2 * 16);
    const sent = await received(TRACES, app);
    expect(sent.length).toBeLessThanOrEqual(alarms);
    vi.setSystemTime(begun + 130_000);
    await runAlarms(stub, begun + 150_000);
    expect((await received(TRACES, app)).map(({ text }) => text).join()).toContain('"s120"');
    expect((await stub.health()).destinations.every(({ waiting }) => waiting === 0)).toBe(true);
    // Quiet for a while: the next one doesn't wait for five seconds.
    vi.setSystemTime(begun + 180_000);
    await stub.commit(batchOf(app, ['again']));
    expect((await alarmOf(stub)) ?? 0).toBeLessThanOrEqual(begun + 181_000);
  });

  it('goes on at once with what a round had no time for', async () => {
    const { app, stub } = freshShard();
    await runInDurableObject(stub, async (_, ctx) => {
      // No snapshot that would ring sooner.
      const seldom = { FORWARD_INTERVAL_SECONDS: '60', REMOTE_WRITE_INTERVAL_SECONDS: '240' };
      const parts = await openShard(ctx, { ...env, ...seldom, REMOTE_WRITE_URL: '' });
      const batches = Array.from({ length: 6 }, (_, i) => batchOf(app, [`${i}${'x'.repeat(400_000)}`]));
      await Promise.all(batches.map((batch) => parts.commit(fromSentBatch(batch))));
      // The first request takes a round's time.
      const fetch = vi.spyOn(globalThis, 'fetch').mockImplementation(async () => {
        vi.setSystemTime(Date.now() + 12_000);
        return new Response();
      });
      vi.setSystemTime(Date.now() + 1_000);
      await parts.alarm();
      fetch.mockRestore();
      expect(parts.health().destinations).toMatchObject([{ name: 'otlp', state: 'ok' }]);
      expect(parts.health().destinations[0]?.waiting).toBeGreaterThan(0);
      expect((await ctx.storage.getAlarm()) ?? 0).toBeLessThanOrEqual(Date.now() + 1_000);
      await ctx.storage.deleteAlarm();
    });
  });

  it('sets an alarm again that was lost', async () => {
    const { app, stub } = freshShard();
    await stub.commit(batchOf(app));
    vi.setSystemTime(begun + 10 * MINUTE_MS);
    await stub.rearm();
    expect(await alarmOf(stub)).toBeGreaterThanOrEqual(begun + 10 * MINUTE_MS);
  });

  it('backs off from a destination that is down', async () => {
    const { app, stub } = freshShard();
    await rule({ path: TRACES, match: app, status: 503, times: 1_000_000 });
    await stub.commit(batchOf(app));
    await runAlarms(stub, begun + 60 * MINUTE_MS);
    const attempts = (await received(TRACES, app)).length;
    expect(attempts).toBeGreaterThan(10);
    expect(attempts).toBeLessThan(50);
  });
});
