import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Rum } from '../../src/rum.ts';
import { type Site, startSite } from '../harness/site.ts';
import { untilAnswered } from '../harness/untilAnswered.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());
beforeEach(() => site.reset());

const HTML = '<h1>Hello</h1><button id="go">Go</button>';

/** Visits of a test in which each falls one way or the other by an even chance: as many as it takes to see both. */
const MIN_VISITS = 4;
const MAX_VISITS = 60;
const isWanted = (visit: number, seen: ReadonlySet<unknown>) =>
  visit < MIN_VISITS || (visit < MAX_VISITS && seen.size < 2);

const headerOf = (path: string) => site.page.received.find(({ url }) => url.pathname === path)?.headers;

describe('sampling', () => {
  it('sends of an untraced page view what the metrics need, unsampled, in one post at hide', async () => {
    const page = await site.open({ html: HTML, data: { 'sample-rate': '0', 'flush-interval-ms': '500' } });
    await page.evaluate(() => fetch('/api/call'));
    await page.click('#go');
    await page.waitForTimeout(2200);
    expect(site.posts()).toHaveLength(0);
    await site.leave(page);
    expect(site.posts()).toHaveLength(1);
    const spans = site.spans();
    expect(new Set(spans.map(({ flags }) => flags))).toEqual(new Set([2]));
    // long frames are metrics too, and a busy machine has some
    const types = new Set(spans.map(({ type }) => type).filter((type) => type !== 'long_animation_frame'));
    expect(types).toEqual(new Set(['page_view', 'web_vital', 'http']));
    expect(spans.find(({ type }) => type === 'page_view')?.attributes['rum.traced']).toBe(false);
    expect(spans.every(({ traceState }) => traceState === undefined)).toBe(true);
    expect(headerOf('/api/call')?.traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-02$/);
    expect(headerOf('/api/call')?.tracestate).toBeUndefined();
  });

  it('sends everything of an untraced page view that turns out bad, marked, and tells what it had to forget', async () => {
    const page = await site.open({ html: HTML, data: { 'sample-rate': '0' } });
    await page.evaluate(async () => {
      const { tracer } = (globalThis as unknown as { throughline: Rum }).throughline;
      for (let at = 0; at < 300; at++) tracer.startSpan('detail before').end();
      await fetch('/api/broken').catch(() => undefined);
      tracer.startSpan('detail after').end();
    });
    await site.leave(page);
    const spans = site.spans();
    const details = spans.filter(({ name }) => name.startsWith('detail '));
    expect(details.map(({ name }) => name)).toContain('detail after');
    expect(details).toHaveLength(251);
    const types = spans.map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining(['page_view', 'web_vital', 'http']));
    expect(spans.every(({ attributes }) => attributes['rum.promoted'] === true)).toBe(true);
    expect(spans.every(({ flags, traceState }) => flags === 2 && traceState === undefined)).toBe(true);
    const evicted = spans.map(({ resource }) => resource['rum.client_dropped.ring_evicted']);
    expect(Number(evicted.find((count) => count !== undefined))).toBeGreaterThanOrEqual(50);
  });

  it('forgets the details of an untraced page view that went well', async () => {
    const page = await site.open({ html: HTML, data: { 'sample-rate': '0' } });
    await page.evaluate(async () => {
      const { tracer } = (globalThis as unknown as { throughline: Rum }).throughline;
      for (let at = 0; at < 300; at++) tracer.startSpan(`detail ${at}`).end();
      const call = new AbortController();
      const aborted = fetch('/api/slow', { signal: call.signal });
      call.abort();
      await aborted.catch(() => undefined);
      await fetch('/api/missing');
    });
    await site.leave(page);
    const spans = site.spans();
    expect(spans.some(({ type }) => type === 'http')).toBe(true);
    expect(
      spans.some(({ name, attributes }) => name.startsWith('detail') || 'rum.promoted' in attributes),
    ).toBe(false);
    expect(spans.some(({ resource }) => 'rum.client_dropped.ring_evicted' in resource)).toBe(false);
  });

  it('decides once for a session where that is asked for, and tells R to every backend', async () => {
    const decided = new Set<string>();
    for (let visit = 0; isWanted(visit, decided); visit++) {
      site.reset();
      const page = await site.open({ html: HTML, data: { 'sample-rate': '0.5', sampling: 'session' } });
      await page.evaluate(async () => {
        for (const path of ['/a', '/b', '/c']) {
          history.pushState({}, '', path);
          await fetch(`/api${path}`);
        }
      });
      await site.leave(page);
      const views = site.spans().filter(({ type }) => type === 'page_view');
      const rv = String(views[0]?.resource['session.id']).slice(-14);
      const kept = Number.parseInt(rv.charAt(0), 16) >= 8;
      expect(new Set(views.map(({ traceId }) => traceId)).size).toBe(4);
      expect(new Set(views.map(({ flags }) => flags))).toEqual(new Set([kept ? 3 : 2]));
      const state = kept ? `ot=th:8;rv:${rv}` : `ot=rv:${rv}`;
      expect(new Set(views.map(({ traceState }) => traceState))).toEqual(new Set([state]));
      for (const path of ['/api/a', '/api/c']) expect(headerOf(path)?.tracestate).toBe(state);
      decided.add(state.slice(0, 5));
    }
    expect(decided.size).toBe(2);
  });

  it('decides once for a tab with sessionStorage: a reload and another page are as the first one was', async () => {
    const decided = new Set<string>();
    for (let tab = 0; isWanted(tab, decided); tab++) {
      site.reset();
      const data = {
        ...{ 'sample-rate': '0.5', 'report-rate': '0.5' },
        ...{ sampling: 'session', session: 'sessionStorage' },
      };
      const page = await site.open({ html: HTML, data });
      await page.reload();
      await page.goto(`${site.page.origin}/other`);
      await site.leave(page);
      const views = site.spans().filter(({ type }) => type === 'page_view');
      const sessions = new Set(views.map(({ resource }) => resource['session.id']));
      const [flags, ...others] = new Set(views.map((view) => `${view.flags} ${view.traceState}`));
      // all three report, or none does; and those that do are all traced, or none is
      expect([views.length, sessions.size, others]).toEqual(views.length > 0 ? [3, 1, []] : [0, 0, []]);
      decided.add(flags?.charAt(0) ?? 'unreported');
    }
    expect(decided.size).toBeGreaterThan(1);
  });

  it('draws anew at a reload where the session lives in memory', async () => {
    const page = await site.open({ html: HTML, data: { sampling: 'session' } });
    await page.reload();
    await site.leave(page);
    const views = site.spans().filter(({ type }) => type === 'page_view');
    expect(new Set(views.map(({ resource }) => resource['session.id'])).size).toBe(2);
  });

  it('keeps or drops whole page views, by the rule that the edge and every backend can repeat', async () => {
    const flags = new Set<number | undefined>();
    for (let visit = 0; isWanted(visit, flags); visit++) {
      site.reset();
      const page = await site.open({ html: HTML, data: { 'sample-rate': '0.5' } });
      await page.evaluate(() => fetch('/api/call'));
      await site.leave(page);
      const spans = site.spans();
      const [{ traceId, flags: decided } = { traceId: '', flags: undefined }] = spans;
      // T of 0.5 is 8: R, the last 14 digits, is at least 80000000000000 iff its first digit is at least 8
      const kept = Number.parseInt(traceId.charAt(18), 16) >= 8;
      expect(decided).toBe(kept ? 3 : 2);
      expect(spans.every((span) => span.flags === decided && span.traceId === traceId)).toBe(true);
      expect(headerOf('/api/call')?.traceparent).toContain(`${traceId}-`);
      expect(headerOf('/api/call')?.traceparent).toMatch(kept ? /-03$/ : /-02$/);
      expect(headerOf('/api/call')?.tracestate).toBe(kept ? 'ot=th:8' : undefined);
      flags.add(decided);
    }
    expect(flags.size).toBe(2);
  });

  it('sends nothing of a page view that does not report, and tells the backend not to record', async () => {
    const page = await site.open({ html: HTML, data: { 'report-rate': '0' } });
    await page.evaluate(() => fetch('/api/call'));
    await site.leave(page);
    expect(site.edge.received).toEqual([]);
    expect(headerOf('/api/call')?.traceparent).toMatch(/-02$/);
  });

  it('stops for the life of the page when the ingest answers with a report rate of 0', async () => {
    site.answerWith(() => ({ body: '{"rum":{"sampleRate":0,"reportRate":0}}' }));
    const page = await site.open({ html: HTML });
    await untilAnswered(page);
    expect(site.posts()).toHaveLength(1);
    await page.evaluate(() => fetch('/api/call'));
    await site.leave(page);
    expect(site.posts()).toHaveLength(1);
    expect(headerOf('/api/call')?.traceparent).toBeUndefined();
  });

  it('takes lower rates from the ingest for the next page view, and never higher ones', async () => {
    site.answerWith(() => ({ body: '{"rum":{"sampleRate":0,"reportRate":1}}' }));
    const page = await site.open({ html: HTML });
    await untilAnswered(page);
    site.answerWith(() => ({ body: '{"rum":{"sampleRate":1}}' }));
    await page.evaluate(async () => {
      history.pushState({}, '', '/next');
      await fetch('/api/call');
    });
    await site.leave(page);
    const [first, second] = site.spans().filter(({ type }) => type === 'page_view');
    expect([first?.flags, second?.flags]).toEqual([3, 2]);
    expect(headerOf('/api/call')?.traceparent).toMatch(/-02$/);
  });
});
