import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SNIPPET_BUDGET_BYTES } from '../../scripts/sizeBudget.ts';
import { type Site, startSite } from '../harness/site.ts';

const SNIPPET = readFileSync(new URL('../../dist/snippet.js', import.meta.url), 'utf8');

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());
beforeEach(() => site.reset());

const ofType = (wanted: string) => site.spans().filter(({ type }) => type === wanted);
const told = () =>
  ofType('error').map(({ name, attributes, events }) => [
    name,
    attributes['rum.error.source'],
    events[0]?.attributes['exception.message'],
  ]);

describe('the snippet', () => {
  it(`is at most ${SNIPPET_BUDGET_BYTES} bytes, brotli`, () => {
    expect(brotliCompressSync(SNIPPET).length).toBeLessThanOrEqual(SNIPPET_BUDGET_BYTES);
  });

  it('keeps the errors that come before the script, with their times', async () => {
    const page = await site.open({
      head: `<script>${SNIPPET}</script><script>
        globalThis.threwAt = performance.now();
        Promise.reject(new RangeError('early rejection'));
        throw new TypeError('early error')</script>`,
      scriptDelayMs: 400,
    });
    const threwAt = await page.evaluate(
      () => performance.timeOrigin + (globalThis as unknown as { threwAt: number }).threwAt,
    );
    expect(await page.evaluate(() => 'throughlineEarly' in globalThis)).toBe(false);
    await site.leave(page);
    expect(told().sort()).toEqual([
      ['error RangeError', 'unhandledrejection', 'early rejection'],
      ['error TypeError', 'error', 'early error'],
    ]);
    const view = site.spans().find(({ type }) => type === 'page_view');
    for (const error of ofType('error')) {
      expect(error.parentSpanId).toBe(view?.spanId);
      expect(Math.abs(error.start - threwAt)).toBeLessThan(200);
    }
  });

  it('is forgotten where nothing may be measured, and leaves nothing in the page', async () => {
    const page = await site.open({
      head: `<script>globalThis.native = fetch</script><script>${SNIPPET}</script><script>throw new Error('early')</script>`,
      data: { consent: 'denied' },
    });
    const left = await page.evaluate(() => {
      const own = globalThis as unknown as { native: unknown; throughline: { grant(): void } };
      const isNative = fetch === own.native;
      own.throughline.grant();
      return [
        isNative,
        'throughlineEarly' in globalThis,
        String(XMLHttpRequest.prototype.open).includes('native'),
      ];
    });
    await site.leave(page);
    expect(left.slice(0, 2)).toEqual([true, false]);
    expect(told()).toEqual([]);
    expect(site.posts().length).toBeGreaterThan(0);
  });
  it('keeps the calls that come before the script: they get spans, and are none the wiser', async () => {
    const page = await site.open({
      head: `<script>globalThis.native = [fetch, XMLHttpRequest.prototype.send]</script><script>${SNIPPET}</script><script>
        const url = new URL('/api/mutable?a=1', location.href);
        const rejections = [];
        addEventListener('unhandledrejection', (event) => { rejections.push(event.reason.name); event.preventDefault(); });
        const xhr = new XMLHttpRequest();
        xhr.open('PUT', '/api/people/7');
        xhr.send();
        new XMLHttpRequest().open('GET', '/api/never-sent');
        globalThis.seen = [fetch.name, fetch.length, 'prototype' in fetch, xhr.send.length, xhr.open.length];
        globalThis.early = Promise.all([
          fetch('/api/one?mail=jane@example.com', { method: 'POST', body: 'x' }).then(({ status }) => status),
          fetch(new Request('/api/missing')).then(({ status }) => status),
          fetch('/api/slow').then((response) => response.json()),
          fetch(url).then((response) => response.url.endsWith('a=1')),
          fetch('http://').catch((error) => error.name),
          fetch('${site.foreign.origin}/api/far').then(({ status }) => status),
        ]);
        url.pathname = '/api/other';
        fetch('/api/broken');
        globalThis.rejections = rejections;
      </script>`,
      scriptDelayMs: 200,
    });
    const seen = await page.evaluate(async () => {
      const own = globalThis as unknown as Record<'native' | 'early' | 'rejections' | 'seen', unknown[]>;
      const answers = await own.early;
      // Resource Timing comes a moment after the answer
      await new Promise((done) => setTimeout(done, 500));
      const isGone = fetch !== own.native[0];
      (globalThis as unknown as { throughline: { stop(): void; flush(): Promise<void> } }).throughline.stop();
      return {
        answers,
        rejections: own.rejections,
        seen: own.seen,
        isGone,
        isNative: fetch === own.native[0],
      };
    });
    expect(seen).toEqual({
      answers: [200, 404, { slow: true }, true, 'TypeError', 200],
      rejections: ['TypeError'],
      seen: ['fetch', 1, false, 0, 2],
      isGone: true,
      isNative: true,
    });
    await site.leave(page);
    const calls = ofType('http').map(({ name, attributes, status }) => [
      name,
      attributes['http.response.status_code'],
      status,
    ]);
    expect(calls.sort()).toEqual([
      ['GET /api/broken', undefined, 2],
      ['GET /api/far', 200, undefined],
      ['GET /api/missing', 404, 2],
      ['GET /api/mutable', 200, undefined],
      ['GET /api/slow', 200, undefined],
      ['POST /api/one', 200, undefined],
      ['PUT /api/people/:id', 200, undefined],
    ]);
    const headers = [site.page, site.foreign].flatMap(({ received }) =>
      received.map(({ headers }) => headers),
    );
    expect(headers.every(({ traceparent }) => traceparent === undefined)).toBe(true);
  });
});
