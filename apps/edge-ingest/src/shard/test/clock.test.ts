import { evictDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import type { SeriesRow } from '@throughline/ingest-core/measure/series/seriesRow';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { METRICS, received, rule, samplesOf, TRACES } from '../../testing/destination.ts';
import { batchOf, freshShard } from '../../testing/shardBatches.ts';
import { alarmOf, runAlarms } from '../../testing/timeTravel.ts';
import { writeCommitBody } from '../message/commitBody.ts';
import { shardUrl } from '../message/shardUrl.ts';

const PAGE_VIEWS = 'rum_page_views_total';
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const delaySum = (rows: readonly SeriesRow[], destination: string): number =>
  rows
    .filter(
      ({ metric, labels }) => metric === 'rum_forward_delay_seconds' && labels.destination === destination,
    )
    .reduce((sum, row) => sum + (row.type === 'histogram' ? row.sum : 0), 0);

describe('a clock that is set back by an hour', () => {
  let begun = 0;
  beforeEach(() => {
    // Ahead of the real clock throughout: alarms in the past go off by themselves.
    begun = Date.now() + 2 * HOUR_MS;
    vi.useFakeTimers({ toFake: ['Date'], now: begun });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const setBack = (ms = HOUR_MS): void => void vi.setSystemTime(Date.now() - ms);

  it('holds up neither spans nor snapshots, and no timestamp and no sum falls', async () => {
    const { app, stub } = freshShard();
    await stub.commit(batchOf(app));
    await runAlarms(stub, Date.now() + 10_000);
    const before = delaySum(await stub.series(), 'otlp');
    await stub.commit(batchOf(app, ['committed before']));
    setBack();
    for (let i = 0; i < 3; i++) {
      await stub.commit(batchOf(app, [`committed after ${i}`]));
      expect(await alarmOf(stub)).toBeLessThanOrEqual(Date.now() + 6_000);
      await runAlarms(stub, Date.now() + 20_000);
    }
    expect((await received(TRACES, app)).map(({ text }) => text).join()).toMatch(
      /before.*after 0.*after 1.*after 2/s,
    );
    const samples = await samplesOf(app, PAGE_VIEWS);
    expect(samples.at(-1)?.value).toBe(5);
    const times = samples.map(({ timestamp }) => timestamp);
    expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
    expect(delaySum(await stub.series(), 'otlp')).toBeGreaterThanOrEqual(before);
  });

  it('ends a backoff that was told by it, in memory and after an eviction', async () => {
    for (const isEvicted of [false, true]) {
      const { app, stub } = freshShard();
      const headers = { 'Retry-After': '300' };
      await rule({ path: TRACES, match: app, status: 503, times: 1, headers });
      await rule({ path: METRICS, match: app, status: 503, times: 1, headers });
      await stub.commit(batchOf(app));
      await runAlarms(stub, Date.now() + 2_000);
      setBack();
      if (isEvicted) await evictDurableObject(stub);
      await stub.rearm();
      await runAlarms(stub, Date.now() + 10_000);
      expect((await received(TRACES, app)).map(({ status }) => status)).toEqual([503, 200]);
      expect((await samplesOf(app, PAGE_VIEWS)).at(-1)?.value).toBe(1);
      vi.setSystemTime(begun);
    }
  });

  it('lets timestamps begin anew when it had been ahead by more than a day', async () => {
    const { app, stub } = freshShard();
    vi.setSystemTime(begun + 365 * 24 * HOUR_MS);
    await stub.commit(batchOf(app));
    await runAlarms(stub, Date.now() + MINUTE_MS);
    const wrong = (await samplesOf(app, PAGE_VIEWS)).length;
    vi.setSystemTime(begun);
    await stub.commit(batchOf(app));
    await runAlarms(stub, begun + MINUTE_MS);
    const right = (await samplesOf(app, PAGE_VIEWS)).slice(wrong);
    expect(right.map(({ value }) => value)).toEqual([2, 2]);
    for (const { timestamp } of right) expect(Math.abs(timestamp - begun)).toBeLessThan(2 * MINUTE_MS);
  });
});

describe("an object's clock that stands still", () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('makes it begin anew, with all that it had acknowledged', async () => {
    const { app, stub } = freshShard();
    const then = Date.now();
    vi.useFakeTimers({ toFake: ['Date'], now: then });
    const commit = (callerNow: number) => {
      const body = writeCommitBody({ ...batchOf(app), spans: [] });
      return stub.fetch(shardUrl(callerNow), { method: 'POST', body });
    };
    expect((await commit(then - HOUR_MS)).ok).toBe(true);
    await expect(commit(then - HOUR_MS + 6_000)).rejects.toMatchObject({ durableObjectReset: true });
    const again = env.SHARD.getByName(`${app}/0`);
    const views = (await again.series()).find(({ metric }) => metric === PAGE_VIEWS);
    expect(views?.type === 'counter' && views.value).toBe(1);
  });
});
