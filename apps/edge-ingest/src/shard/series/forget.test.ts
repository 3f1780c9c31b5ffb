import { evictDurableObject } from 'cloudflare:test';
import type { MetricDelta } from '@throughline/ingest-core/measure/metricDelta';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { samplesOf } from '../../testing/destination.ts';
import { batchOf, freshShard } from '../../testing/shardBatches.ts';
import { runAlarms } from '../../testing/timeTravel.ts';
import { MAX_SERIES } from '../ledger.ts';
import { writeDeltas } from '../message/deltaText.ts';
import type { SentBatch } from '../message/shardBatch.ts';
import { FORGET_MS } from './forgettable.ts';

const PAGE_VIEWS = 'rum_page_views_total';

/** Thousands of series, each with some ten samples, on a machine that may have other work. */
const TIMEOUT_MS = 120_000;

/** A page view of each route. */
function viewsOf(app: string, routes: readonly string[]): SentBatch {
  const deltas = routes.map((route): MetricDelta => {
    const labels = { app, env: 'test', route };
    return { type: 'counter', metric: PAGE_VIEWS, labels, add: 1 };
  });
  return { ...batchOf(app, []), deltas: writeDeltas(deltas) };
}

describe('a full Shard', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: Date.now() }));
  afterEach(() => void vi.useRealTimers());

  it(
    'gives the places of series that ended a week ago to new ones, over a restart too',
    async () => {
      const { app, stub } = freshShard();
      await stub.commit(
        viewsOf(
          app,
          Array.from({ length: MAX_SERIES }, (_, i) => `/gone/${i}`),
        ),
      );
      await runAlarms(stub, Date.now() + 60 * 60_000);
      await stub.commit(viewsOf(app, ['/new']));
      await runAlarms(stub, Date.now() + 60_000);
      const routes = async () => new Set((await stub.series()).map(({ labels }) => labels.route));
      expect(await routes()).toContain('__other__');
      expect(await routes()).not.toContain('/new');

      vi.setSystemTime(Date.now() + FORGET_MS);
      await stub.commit(viewsOf(app, ['/any']));
      await runAlarms(stub, Date.now() + 60_000);
      await stub.commit(viewsOf(app, ['/new', '/gone/7']));
      await runAlarms(stub, Date.now() + 60_000);
      expect(await routes()).toContain('/new');
      await evictDurableObject(stub);
      expect(await routes()).toContain('/new');
      expect(await routes()).not.toContain('/gone/8');

      const again = (await samplesOf(app, PAGE_VIEWS)).filter(({ labels }) => labels.route === '/gone/7');
      const values = again.map(({ value, stale }) => (stale ? 'stale' : value));
      expect(values.slice(values.indexOf('stale'))).toEqual(['stale', 0, 1, 1]);
      expect(values[0]).toBe(0);
    },
    TIMEOUT_MS,
  );
});
