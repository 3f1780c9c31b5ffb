import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { receivedSpans } from '../harness/receivedSpans.ts';
import { type Site, startSite } from '../harness/site.ts';
import { untilAnswered } from '../harness/untilAnswered.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());
beforeEach(() => site.reset());

const html = '<h1>Hello</h1>';
const data = { 'flush-interval-ms': '500' };

/** Longer than the flush interval. */
const QUIET_MS = 1_500;

const EXPOSED = { 'access-control-expose-headers': 'retry-after' };

const batchIds = () => site.posts().map(({ url }) => url.searchParams.get('batch'));
const requests = () =>
  site
    .spans()
    .filter(({ type }) => type === 'http')
    .map(({ name }) => name);
const setHidden = (hidden: boolean) => {
  const value = hidden ? 'hidden' : 'visible';
  Object.defineProperty(Document.prototype, 'visibilityState', { value, configurable: true });
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
};

describe('an ingest that is down', () => {
  // longer than an answer takes on a busy machine: until then the next batch would leave as well
  const data = { 'flush-interval-ms': '4000' };

  it('is asked one batch at a time; what follows waits in the queue, and nothing is lost or doubled', async () => {
    let isDown = true;
    site.answerWith(() => (isDown ? { status: 503, headers: { ...EXPOSED, 'retry-after': '1' } } : {}));
    const page = await site.open({ html, data });
    await expect.poll(() => site.posts().length, { timeout: 30_000 }).toBeGreaterThan(0);
    await page.evaluate(() => fetch('/api/meanwhile'));
    await page.waitForTimeout(4_000);
    expect(new Set(batchIds()).size).toBe(1);
    const failed = site.posts().length;
    isDown = false;
    await expect.poll(requests, { timeout: 30_000 }).toEqual(['GET /api/meanwhile']);
    await site.leave(page);
    const accepted = receivedSpans(site.posts().slice(failed)).map(({ spanId }) => spanId);
    expect(new Set(accepted).size).toBe(accepted.length);
    expect(new Set(site.spans().map(({ spanId }) => spanId)).size).toBe(accepted.length);
  });

  it('is left alone for as long as it asks, coming back to the page included', async () => {
    site.answerWith(() => ({ status: 429, headers: { ...EXPOSED, 'retry-after': '600' } }));
    const page = await site.open({ html, data });
    await expect.poll(() => site.posts().length, { timeout: 30_000 }).toBe(1);
    await page.evaluate(() => {
      dispatchEvent(new Event('online'));
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    });
    await page.waitForTimeout(3_000);
    expect(site.posts()).toHaveLength(1);
    await page.close();
  });
});

describe('a page without a network', () => {
  afterEach(() => site.context.setOffline(false));

  it('keeps what it has, tries nothing, and sends when it is back', async () => {
    const page = await site.open({ html, data });
    // everything of the load has been sent
    await expect.poll(() => site.posts().length, { timeout: 30_000 }).toBeGreaterThan(0);
    await site.settled(QUIET_MS);
    const tried: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/v1/traces')) tried.push(request.url());
    });
    await site.context.setOffline(true);
    await page.evaluate(() => fetch('/api/offline').catch(() => undefined));
    await expect.poll(() => tried.length, { timeout: 30_000 }).toBe(1);
    await page.evaluate(() => fetch('/api/still-offline').catch(() => undefined));
    await page.waitForTimeout(3_000);
    expect(tried).toHaveLength(1);
    await site.context.setOffline(false);
    await expect
      .poll(() => requests().sort(), { timeout: 30_000 })
      .toEqual(['GET /api/offline', 'GET /api/still-offline']);
    await page.close();
  });

  it("never sends a batch again that is older than the ingest's memory, and says so", async () => {
    site.answerWith(() => ({ status: 503 }));
    const page = await site.open({ html, data });
    await expect.poll(() => site.posts().length, { timeout: 30_000 }).toBeGreaterThan(0);
    await page.evaluate(() => {
      const later = Date.now() + 25 * 60 * 60 * 1000;
      Date.now = () => later;
    });
    const [stale] = batchIds();
    site.reset();
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await page.evaluate(() => fetch('/api/next-day'));
    await site.leave(page);
    expect(batchIds()).not.toContain(stale);
    const told = site.spans().map(({ resource }) => Number(resource['rum.client_dropped.stale'] ?? 0));
    expect(Math.max(...told)).toBeGreaterThan(0);
  });
});

describe('the quota of keepalive', () => {
  it("is not ours to use up: the page's own 60 KB go beside a large last flush", async () => {
    const page = await site.open({ html, data: { 'flush-interval-ms': '60000' } });
    await page.evaluate(async () => {
      for (let at = 0; at < 60; at++) await fetch(`/api/things/${at}`);
    });
    await page.waitForTimeout(300);
    await page.evaluate(setHidden, true);
    const own = await page.evaluate(() =>
      fetch('/api/own', { method: 'POST', keepalive: true, body: 'x'.repeat(60_000) }).then(
        ({ status }) => status,
        String,
      ),
    );
    expect(own).toBe(200);
    // what ends after the hide leaves a second later
    await expect
      .poll(() => requests().filter((name) => name.startsWith('GET /api/things')).length, { timeout: 30_000 })
      .toBe(60);
    await page.close();
  });

  it('is used up by the page: what it refuses arrives all the same', async () => {
    const page = await site.open({ html, data: { 'flush-interval-ms': '60000' } });
    await page.waitForTimeout(300);
    await page.evaluate(() => {
      addEventListener('pagehide', () => {
        fetch('/api/slow', { method: 'POST', keepalive: true, body: 'x'.repeat(65_000) }).catch(
          () => undefined,
        );
      });
    });
    await site.leave(page);
    const ids = site.spans().map(({ spanId }) => spanId);
    expect(site.spans().filter(({ type }) => type === 'page_view')).toHaveLength(1);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

/** A page that has made so many spans at once. */
async function openWithBurst(spans: number): Promise<Page> {
  const page = await site.open({ html, data: { 'flush-interval-ms': '60000' } });
  await page.waitForTimeout(300);
  await page.evaluate((count) => {
    const { tracer } = (
      globalThis as unknown as { throughline: { tracer: { startSpan(name: string): { end(): void } } } }
    ).throughline;
    for (let at = 0; at < count; at++) tracer.startSpan(`burst ${at}`).end();
  }, spans);
  // what packs them comes now that they are many
  await untilAnswered(page, 'rum-text');
  return page;
}

describe('a burst', () => {
  it('of 1,000 spans arrives whole, in bodies under their limits, vitals in the first', async () => {
    const page = await openWithBurst(980);
    await page.evaluate(setHidden, true);
    await expect
      .poll(() => new Set(site.spans().map(({ spanId }) => spanId)).size, { timeout: 30_000 })
      .toBeGreaterThan(980);
    for (const { bytes, body } of site.posts()) {
      expect(Buffer.byteLength(body)).toBeLessThanOrEqual(64 * 1024);
      expect(bytes).toBeLessThan(16 * 1024);
    }
    expect(site.spans()[0]?.resource).not.toHaveProperty('rum.client_dropped.queue_full');
    await page.close();
  });

  it('beyond the queue loses its oldest, never a vital, and says how many', async () => {
    const page = await openWithBurst(3000);
    await site.leave(page);
    const bursts = site.spans().filter(({ name }) => name.startsWith('burst')).length;
    const told = site.spans().map(({ resource }) => Number(resource['rum.client_dropped.queue_full'] ?? 0));
    const dropped = Math.max(...told);
    expect(site.spans().filter(({ type }) => type === 'page_view')).toHaveLength(1);
    expect(dropped).toBeGreaterThan(1900);
    expect(bursts).toBeLessThan(1000);
  });
});
