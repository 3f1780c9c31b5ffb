import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Site, startSite } from '../harness/site.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());
beforeEach(() => site.reset());

/** What libraries of shops and intranets do to the page's own objects, each as the library does it. */
const LIBRARIES: Record<string, string> = {
  'Prototype.js 1.7': `
    Array.prototype.entries = Array.prototype.toArray = function () { return [].concat(this); };
    Array.from = function (items) {
      if ('toArray' in Object(items)) return items.toArray();
      let length = items.length || 0; const all = new Array(length);
      while (length--) all[length] = items[length];
      return all;
    };
    Array.prototype.toJSON = function () { return '[' + this.join() + ']'; };
    String.prototype.toJSON = function () { return '"' + this + '"'; };
    for (const name of 'each all any collect detect first last clear compact size without uniq inspect'.split(' '))
      Array.prototype[name] = function () { return this; };`,
  'MooTools 1.6': `
    Array.from = function (item) { return item && typeof item.length === 'number' ? [].slice.call(item) : [item]; };
    for (const name of 'each clone clean contains append include combine erase empty pick link'.split(' '))
      Array.prototype[name] = function () { return this; };
    Function.prototype.pass = Function.prototype.attempt = function () {};`,
  'one that extends Object.prototype': `
    for (const name of 'each extend clone keys size first last remove contains map filter log version key'.split(' '))
      Object.prototype[name] = function () { return name; };
    Object.prototype.toJSON = function () { return 'own'; };`,
};

it.each(Object.entries(LIBRARIES))('a page with %s is measured as others are', async (_, library) => {
  const noise: string[] = [];
  site.context.once('page', (page) => {
    page.on('console', (line) => noise.push(line.text()));
    page.on('pageerror', ({ message }) => noise.push(message));
  });
  const page = await site.open({
    head: `<script>${library}</script>`,
    data: { routes: '/api/things/:id' },
    scriptDelayMs: 50,
  });
  // enough for a body that is made small on the page's thread at the end, by the second file, which an error loads
  const calls = 40;
  await page.evaluate(async (count) => {
    const { throughline } = globalThis as unknown as { throughline: { recordError(error: unknown): void } };
    throughline.recordError(new TypeError('of jane@example.com'));
    for (let at = 0; at < count; at++) await fetch(`/api/things/${at}`);
    history.pushState({}, '', '/second');
  }, calls);
  await site.leave(page);
  expect(noise).toEqual([]);
  const spans = site.spans();
  const named = (type: string) => spans.filter((span) => span.type === type).map(({ name }) => name);
  expect(named('http')).toEqual(Array(calls).fill('GET /api/things/:id'));
  expect(named('page_view').sort()).toEqual(['page_view /', 'page_view /second']);
  for (const { body } of site.posts()) {
    const [{ scopeSpans }] = JSON.parse(body).resourceSpans;
    expect(scopeSpans[0].scope.name).toBe('@throughline/rum-sdk');
  }
});

it('a page whose XMLHttpRequest is a function of a library is measured but for these requests', async () => {
  const page = await site.open({
    head: `<script>{ const Native = XMLHttpRequest; globalThis.XMLHttpRequest = function () { return new Native(); }; }</script>`,
  });
  const status = await page.evaluate(async () => {
    await fetch('/api/fetched');
    return new Promise((done) => {
      const xhr = new XMLHttpRequest();
      xhr.open('GET', '/api/hooked');
      xhr.onloadend = () => done(xhr.status);
      xhr.send();
    });
  });
  await site.leave(page);
  expect(status).toBe(200);
  const names = site.spans().map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['page_view /', 'web_vital FCP', 'GET /api/fetched']));
});

it('a page without what the script needs says so in one line', async () => {
  const noise: string[] = [];
  site.context.once('page', (page) => page.on('console', (line) => noise.push(line.text())));
  const page = await site.open({ head: '<script>delete globalThis.PerformanceObserver</script>' });
  const status = await page.evaluate(async () => (await fetch('/api/call')).status);
  await site.leave(page);
  expect(status).toBe(200);
  expect(noise).toEqual([
    '[throughline] could not start: ReferenceError: PerformanceObserver is not defined. Nothing is measured.',
  ]);
  expect(site.posts()).toEqual([]);
});
