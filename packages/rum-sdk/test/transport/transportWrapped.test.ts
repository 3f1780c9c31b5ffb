import { readFileSync } from 'node:fs';
import { SIMPLE_CONTENT_TYPE } from '@throughline/conventions/wire';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Site, startSite } from '../harness/site.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());
beforeEach(() => site.reset());

/** The ingest allows no such header: a post with it fails its preflight. */
const before = () => {
  const own = globalThis.fetch;
  globalThis.fetch = (input, init) => own(input, { ...init, headers: { ...init?.headers, 'x-app': 'a' } });
};

const SNIPPET = readFileSync(new URL('../../dist/snippet.js', import.meta.url), 'utf8');

const SETTLED_MS = 2_500;

it.each([
  ['by what the browser sends later', ''],
  ['by a beacon', "<script>Reflect.deleteProperty(globalThis, 'fetchLater')</script>"],
])('a page whose own fetch adds a header to every request loses nothing, %s', async (_, head) => {
  const page = await site.open({ before, head, data: { 'flush-interval-ms': '60000' } });
  await page.evaluate(() => fetch('/api/call').then(() => undefined));
  await page.waitForTimeout(SETTLED_MS);
  // gone at once: no answer to a preflight comes in time
  await page.goto('about:blank');
  await page.close();
  await site.settled();
  const spans = site.spans();
  expect(spans.map(({ type }) => type)).toEqual(expect.arrayContaining(['page_view', 'web_vital']));
  expect(spans.filter(({ type }) => type === 'http').map(({ name }) => name)).toEqual(['GET /api/call']);
  expect(new Set(spans.map(({ spanId }) => spanId)).size).toBe(spans.length);
  expect(site.posts().every(({ headers }) => !('x-app' in headers))).toBe(true);
});

/** Headers that name no page, no app and no trace. */
const isPlainPost = ({ headers }: { headers: Record<string, unknown> }): boolean =>
  `${headers['content-type']}`.toLowerCase() === SIMPLE_CONTENT_TYPE.toLowerCase() &&
  !['x-app', 'x-late', 'traceparent', 'cookie'].some((name) => name in headers);

/** A wrapper that comes after the SDK, and would be one more reason for a preflight. */
const addLate = () => {
  const { fetch: later } = globalThis;
  const { send } = XMLHttpRequest.prototype;
  globalThis.fetch = (input, init) => later(input, { ...init, headers: { 'x-late': 'l' } });
  XMLHttpRequest.prototype.send = function (body) {
    this.setRequestHeader('x-late', 'l');
    send.call(this, body);
  };
};

it('sends while it is shown, past every wrapper, without a preflight', async () => {
  const noise: string[] = [];
  site.context.once('page', (opened) => opened.on('console', (line) => noise.push(line.text())));
  const page = await site.open({ before, data: { 'flush-interval-ms': '300' } });
  await page.evaluate(addLate);
  await expect.poll(() => site.spans().map(({ type }) => type), { timeout: 30_000 }).toContain('page_view');
  expect(site.posts().every(isPlainPost)).toBe(true);
  // compressed, as what a shown page posts is from a size on
  site.reset();
  await page.evaluate(() => Promise.all(Array.from({ length: 20 }, (_, at) => fetch(`/api/${at}`))));
  const calls = () => site.spans().filter(({ type }) => type === 'http');
  await expect.poll(() => calls().length, { timeout: 30_000 }).toBe(20);
  expect(site.posts().every(isPlainPost)).toBe(true);
  await site.leave(page);
  expect(new Set(site.spans().map(({ spanId }) => spanId)).size).toBe(site.spans().length);
  expect(calls()).toHaveLength(20);
  expect(site.edge.received.filter(({ method }) => method !== 'POST')).toEqual([]);
  expect(noise).toEqual([]);
});

it('asks again after as long as it is told to, and hears the rates', async () => {
  const answers = [
    { status: 503, headers: { 'retry-after': '2', 'access-control-expose-headers': 'retry-after' } },
  ];
  site.answerWith(() => answers.shift() ?? { body: '{"rum":{"reportRate":0}}' });
  const page = await site.open({ before, data: { 'flush-interval-ms': '300' } });
  await expect.poll(() => site.posts().length, { timeout: 30_000 }).toBe(2);
  const [first, second] = site.posts().map(({ url }) => url.searchParams);
  expect(second?.get('batch')).toBe(first?.get('batch'));
  // both are told by the page's own clock
  expect(Number(second?.get('sent')) - Number(first?.get('sent'))).toBeGreaterThanOrEqual(2_000);
  await site.settled();
  await page.evaluate(() => fetch('/api/silent'));
  await site.leave(page);
  expect(site.posts()).toHaveLength(2);
});

it('where XMLHttpRequest is not the browser’s either, posts go through what stands around fetch', async () => {
  const page = await site.open({
    before: () => {
      const own = globalThis.fetch;
      globalThis.fetch = (input, init) => own(input, init);
      Object.assign(globalThis, { XMLHttpRequest: class {} });
    },
    data: { 'flush-interval-ms': '300' },
  });
  await expect.poll(() => site.spans().map(({ type }) => type), { timeout: 30_000 }).toContain('page_view');
  await site.leave(page);
});

it("but the snippet's fetch is none of the page's own: its posts are answered", async () => {
  site.answerWith(() => ({ body: '{"rum":{"reportRate":0}}' }));
  const page = await site.open({
    head: `<script>${SNIPPET}</script>`,
    data: { 'flush-interval-ms': '60000' },
  });
  await page.waitForTimeout(SETTLED_MS);
  await page.evaluate(() => {
    Object.defineProperty(Document.prototype, 'visibilityState', { value: 'hidden', configurable: true });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  });
  await expect.poll(() => site.posts().length, { timeout: 30_000 }).toBe(1);
  await site.settled();
  await page.evaluate(() => fetch('/api/silent'));
  await site.leave(page);
  // the kill switch of the answer was heard
  expect(site.posts()).toHaveLength(1);
});
