import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { receivedSpans } from '../harness/receivedSpans.ts';
import { type Site, startSite } from '../harness/site.ts';
import { untilAnswered } from '../harness/untilAnswered.ts';
import { untilPainted } from '../harness/untilPainted.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());
beforeEach(() => site.reset());

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const HTML = '<h1>Hello</h1><button id="go">Go</button>';

const vitals = () =>
  site
    .spans()
    .filter(({ type }) => type === 'web_vital')
    .map(({ attributes }) => attributes['browser.web_vital.name']);

describe('the transport', () => {
  it('sends two simple posts per page view: no preflight, no cookie, a key, an id and a time', async () => {
    const before = Date.now();
    const page = await site.open({ html: HTML });
    await expect.poll(() => site.posts().length, { timeout: 30_000 }).toBe(1);
    await page.click('#go');
    await page.evaluate(
      () =>
        new Promise<void>((told) => {
          new PerformanceObserver(() => told()).observe({ type: 'first-input', buffered: true });
        }),
    );
    await site.leave(page);
    expect(site.edge.received.map(({ method }) => method)).toEqual(['POST', 'POST']);
    const ids = site.posts().map(({ url, headers }) => {
      expect(headers['content-type']).toBe('text/plain;charset=UTF-8');
      expect(headers.cookie).toBeUndefined();
      expect(headers['access-control-request-method']).toBeUndefined();
      expect(url.searchParams.get('key')).toBe('pk_test');
      expect(Number(url.searchParams.get('sent'))).toBeGreaterThanOrEqual(before);
      const id = url.searchParams.get('batch') ?? '';
      expect(id).toMatch(UUID_V7);
      expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBeGreaterThanOrEqual(before);
      return id;
    });
    expect(new Set(ids).size).toBe(2);
    expect(vitals().sort()).toEqual(['CLS', 'FCP', 'INP', 'LCP', 'TTFB']);
  });

  it('loses no vital when a click ends the page at once', async () => {
    for (let visit = 0; visit < 5; visit++) {
      site.reset();
      const page = await site.open({ html: '<h1>Hello</h1><a id="away" href="/api/away">Away</a>' });
      await page.evaluate(untilPainted);
      await page.click('#away');
      await page.waitForURL('**/api/away');
      await site.leave(page);
      expect(
        vitals()
          .sort()
          .filter((name) => name !== 'INP'),
      ).toEqual(['CLS', 'FCP', 'LCP', 'TTFB']);
    }
  });

  it('sends what a tab holds when it is closed', async () => {
    const page = await site.open({ html: HTML });
    await page.evaluate(untilPainted);
    await page.close({ runBeforeUnload: true });
    const all = ['CLS', 'FCP', 'LCP', 'TTFB'];
    await expect.poll(() => vitals().sort(), { timeout: 30_000 }).toEqual(all);
    await site.settled();
    expect(vitals().sort()).toEqual(all);
  });

  it('splits a large flush into bodies under 64 KiB, the vitals first', async () => {
    const page = await site.open({ html: HTML, data: { 'flush-interval-ms': '60000' } });
    await page.waitForTimeout(2200);
    site.edge.received.length = 0;
    await page.evaluate(async () => {
      for (let at = 0; at < 120; at++) await fetch(`/api/ünïcödé-${'ä'.repeat(20)}/${at}`);
    });
    await page.waitForTimeout(200);
    // hidden, not gone: what does not fit into the keepalive budget is sent without
    await page.evaluate(() => {
      Object.defineProperty(Document.prototype, 'visibilityState', { value: 'hidden', configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await page.waitForTimeout(800);
    const bodies = site.posts().map(({ body }) => Buffer.byteLength(body));
    expect(bodies.length).toBeGreaterThan(1);
    for (const bytes of bodies) expect(bytes).toBeLessThanOrEqual(64 * 1024);
    expect(site.spans().filter(({ type }) => type === 'http')).toHaveLength(120);
    // they are sent at once and may arrive in any order
    const types = site.posts().map((post) => receivedSpans([post]).map(({ type }) => type));
    const withVitals = types.filter((own) => own.includes('web_vital'));
    expect(withVitals).toHaveLength(1);
    // the page view itself may end before its first vital
    expect(withVitals[0]?.indexOf('http')).toBeGreaterThan(withVitals[0]?.lastIndexOf('web_vital') ?? 0);
    await page.close();
  });

  it('repeats a post under the same id with the same bytes, as the answer asks for', async () => {
    let refusals = 0;
    site.answerWith(() =>
      refusals++ < 2
        ? { status: 503, headers: { 'retry-after': '0', 'access-control-expose-headers': 'retry-after' } }
        : {},
    );
    const page = await site.open({ html: HTML });
    await expect.poll(() => site.posts().length, { timeout: 30_000 }).toBe(3);
    const [first, ...others] = site.posts();
    for (const { url, body } of others) {
      expect(url.searchParams.get('batch')).toBe(first?.url.searchParams.get('batch'));
      expect(body).toBe(first?.body);
    }
    await page.close();
  });

  it('tells in the next batch what the ingest refused, and does not send it again', async () => {
    site.answerWith(() => ({ status: 400, body: '{"code":3,"message":"bad"}' }));
    const page = await site.open({ html: HTML });
    await expect.poll(() => site.posts().length, { timeout: 30_000 }).toBe(1);
    await untilAnswered(page);
    const refused = site.spans().length;
    site.answerWith(() => ({}));
    await site.leave(page);
    expect(site.posts()).toHaveLength(2);
    const told = site.spans().slice(refused);
    expect(told[0]?.resource['rum.client_dropped.refused']).toBe(refused);
  });

  it('sends again what the end of the page would have cut off, under its id', async () => {
    site.answerWith(() => ({ silent: true }));
    const page = await site.open({ html: HTML });
    await expect.poll(() => site.posts().length, { timeout: 30_000 }).toBe(1);
    // what was sent has no answer by the time that the page is left
    site.answerWith(() => ({}));
    await site.leave(page);
    const ids = site.posts().map(({ url }) => url.searchParams.get('batch'));
    expect(ids.filter((id) => id === ids[0])).toHaveLength(2);
    expect([...new Set(vitals())].sort()).toEqual(['CLS', 'FCP', 'LCP', 'TTFB']);
  });
});
