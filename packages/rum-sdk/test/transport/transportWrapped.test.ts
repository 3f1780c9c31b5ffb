import { readFileSync } from 'node:fs';
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

it('and sends what it could not while it was shown', async () => {
  const page = await site.open({ before, data: { 'flush-interval-ms': '500' } });
  await page.waitForTimeout(SETTLED_MS);
  expect(site.posts()).toHaveLength(0);
  await page.goto('about:blank');
  await page.close();
  await site.settled();
  const spans = site.spans();
  expect(spans.map(({ type }) => type)).toEqual(expect.arrayContaining(['page_view', 'web_vital']));
  expect(new Set(spans.map(({ spanId }) => spanId)).size).toBe(spans.length);
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
  await expect.poll(() => site.posts().length, { timeout: 10_000 }).toBe(1);
  await site.settled();
  await page.evaluate(() => fetch('/api/silent'));
  await site.leave(page);
  // the kill switch of the answer was heard
  expect(site.posts()).toHaveLength(1);
});
