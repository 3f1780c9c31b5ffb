import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SpanView } from '../harness/receivedSpans.ts';
import { type Site, startSite } from '../harness/site.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());
beforeEach(() => site.reset());

interface Throughline {
  recordError(error: unknown): void;
  flush(): Promise<void>;
  startPageView(): void;
  tracer: { startSpan(name: string): { end(): void } };
}

/** Moves the page's clocks on, as if time had passed; what is measured before keeps its time. */
const passTime = () => {
  const {
    performance: { now },
    Date: { now: wall },
  } = globalThis;
  const clocks = { forwardMs: 0 };
  performance.now = () => now.call(performance) + clocks.forwardMs;
  Date.now = () => wall() + clocks.forwardMs;
  Object.assign(globalThis, { clocks });
};

const HALF_HOUR_MS = 30 * 60_000;

/** By time: posts may arrive in another order. */
const inOrder = (): SpanView[] => site.spans().sort((a, b) => a.start - b.start);

const roots = (): SpanView[] =>
  inOrder().filter(({ type }) => type === 'page_view' || type === 'page_view_continued');
const called = () => site.page.received.filter(({ url }) => url.pathname.startsWith('/api/call'));

describe('a page view that lives long', () => {
  it('goes on in a linked trace after half an hour, and is one page view with one value per vital', async () => {
    const page = await site.open({ path: '/board', before: passTime });
    await page.waitForTimeout(300);
    await page.evaluate(`fetch('/api/call/1')`);
    await page.evaluate(
      `clocks.forwardMs += ${HALF_HOUR_MS}; fetch('/api/call/2').then(() => fetch('/api/call/3'))`,
    );
    await page.evaluate(`clocks.forwardMs += ${HALF_HOUR_MS}; throughline.recordError(new Error('late'))`);
    await page.evaluate(`throughline.tracer.startSpan('own').end()`);
    await page.waitForTimeout(300);
    await site.leave(page);

    const [first, second, third] = roots();
    expect(roots().map(({ name }) => name)).toEqual([
      'page_view /board',
      'page_view_continued /board',
      'page_view_continued /board',
    ]);
    expect(new Set(roots().map(({ traceId }) => traceId)).size).toBe(3);
    expect(second?.links).toEqual([{ traceId: first?.traceId, spanId: first?.spanId }]);
    expect(third?.links).toEqual([{ traceId: second?.traceId, spanId: second?.spanId }]);
    expect(second?.attributes['rum.navigation_type']).toBeUndefined();
    // one decision for all of them, and for every backend that decides by R
    expect(new Set(roots().map(({ traceId }) => traceId.slice(-14))).size).toBe(1);
    expect(new Set(roots().map(({ flags, traceState }) => `${flags} ${traceState}`)).size).toBe(1);

    const calls = inOrder().filter(({ type }) => type === 'http');
    expect(calls.map(({ traceId }) => traceId)).toEqual([first, second, second].map((root) => root?.traceId));
    expect(called().map(({ headers }) => String(headers.traceparent).split('-')[1])).toEqual(
      calls.map(({ traceId }) => traceId),
    );
    for (const name of ['error Error', 'own']) {
      const span = site.spans().find((found) => found.name === name);
      expect([span?.traceId, span?.parentSpanId]).toEqual([third?.traceId, third?.spanId]);
    }
    const vitals = site.spans().filter(({ type }) => type === 'web_vital');
    const names = vitals.map((vital) => vital.attributes['browser.web_vital.name']);
    expect(names).toEqual([...new Set(names)]);
    expect(names).toContain('LCP');
    // measured in the first half hour, and told at the hide: each lies in the trace of its time
    expect(vitals.every(({ traceId }) => traceId === first?.traceId)).toBe(true);
    for (const { attributes } of site.spans()) expect(attributes['rum.route']).toBe('/board');
  });

  it('goes on after 500 spans, whole: no trace has many more, and every span has its root', async () => {
    const page = await site.open({ path: '/busy' });
    for (let round = 0; round < 3; round++) {
      await page.evaluate(async (from) => {
        const { throughline } = globalThis as unknown as { throughline: Throughline };
        for (let at = from; at < from + 400; at++) throughline.tracer.startSpan(`own ${at}`).end();
        await throughline.flush();
      }, round * 400);
    }
    await site.leave(page);
    const ids = new Map<string, number>();
    for (const { traceId } of site.spans()) ids.set(traceId, (ids.get(traceId) ?? 0) + 1);
    expect([...ids.keys()].sort()).toEqual(
      roots()
        .map(({ traceId }) => traceId)
        .sort(),
    );
    expect(roots()).toHaveLength(3);
    // vitals that are told at the hide belong where they happened, to the first
    for (const count of ids.values()) expect(count).toBeLessThanOrEqual(501 + 30);
    expect(site.spans().filter(({ name }) => name.startsWith('own '))).toHaveLength(1_200);
  });

  it('stays untraced where it was, and says so to every backend', async () => {
    const page = await site.open({ path: '/board', before: passTime, data: { 'sample-rate': '0' } });
    for (let half = 0; half < 2; half++) {
      await page.evaluate(`clocks.forwardMs += ${HALF_HOUR_MS}; fetch('/api/call/${half}')`);
    }
    await site.leave(page);
    expect(roots().map(({ type }) => type)).toEqual(['page_view']);
    expect(called().map(({ headers }) => headers.traceparent?.slice(-3))).toEqual(['-02', '-02']);
    expect(site.spans().filter(({ type }) => type === 'http')).toHaveLength(2);
  });

  it('is bounded: what comes after a hundred traces is counted as dropped, and its requests go on', async () => {
    const page = await site.open({ path: '/runaway', before: passTime });
    await page.evaluate(
      async ({ half }) => {
        const { throughline, clocks } = globalThis as unknown as {
          throughline: Throughline;
          clocks: { forwardMs: number };
        };
        for (let at = 0; at < 105; at++) {
          clocks.forwardMs += half;
          await fetch(`/api/call/${at}`);
        }
        await throughline.flush();
      },
      { half: HALF_HOUR_MS },
    );
    // the next page view begins anew
    await page.evaluate(`throughline.startPageView(); fetch('/api/call/next')`);
    await site.leave(page);
    expect(roots().filter(({ type }) => type === 'page_view_continued')).toHaveLength(99);
    const calls = inOrder().filter(({ type }) => type === 'http');
    expect(calls).toHaveLength(99 + 1);
    const next = roots().find(({ attributes }) => attributes['rum.navigation_type'] === 'soft-navigation');
    expect(calls.filter(({ traceId }) => traceId === next?.traceId)).toHaveLength(1);
    expect(called()).toHaveLength(106);
    const counts = site
      .spans()
      .map(({ resource }) => Number(resource['rum.client_dropped.rollover_cap'] ?? 0));
    expect(Math.max(...counts)).toBe(6);
  });
});
