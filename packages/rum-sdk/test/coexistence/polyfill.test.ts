import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Site, startSite } from '../harness/site.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());

/** A fetch on top of XHR, as polyfills make it (and sites that want progress put it in the browser's place). */
function polyfill(): void {
  globalThis.fetch = (input, init = {}) =>
    new Promise((resolve, reject) => {
      const request = new Request(input, init);
      const xhr = new XMLHttpRequest();
      xhr.open(request.method, request.url, true);
      xhr.onload = () => resolve(new Response(xhr.response, { status: xhr.status }));
      xhr.onerror = () => reject(new TypeError('Network request failed'));
      for (const [name, value] of request.headers) xhr.setRequestHeader(name, value);
      xhr.send((init.body as string | undefined) ?? null);
    });
}

it('a fetch that is an XHR underneath is one span, whose id its request carries', async () => {
  const page = await site.open({ before: polyfill });
  const statuses = await page.evaluate(async (foreign) => {
    const seen: number[] = [];
    const answers = [
      fetch('/api/literal', { method: 'POST', body: 'x', headers: { 'x-own': '1' } }),
      fetch('/api/missing'),
      fetch(new Request('/api/request')),
      fetch(`${foreign}/api/abroad`),
    ];
    for (const answer of answers) seen.push((await answer).status);
    await fetch('/api/broken').catch(() => undefined);
    // an XHR of the app's own, at the same time and to the same URL
    await new Promise((done) => {
      const xhr = new XMLHttpRequest();
      xhr.open('GET', '/api/request');
      xhr.onloadend = done;
      xhr.send();
    });
    return seen;
  }, site.foreign.origin);
  await site.leave(page);
  expect(statuses).toEqual([200, 404, 200, 200]);
  const spans = site.spans().filter(({ type }) => type === 'http');
  expect(spans.map(({ name, attributes: own }) => `${name} ${own['rum.http.initiator']}`).sort()).toEqual([
    'GET /api/abroad fetch',
    'GET /api/broken fetch',
    'GET /api/missing fetch',
    'GET /api/request fetch',
    'GET /api/request xhr',
    'POST /api/literal fetch',
  ]);
  const calls = site.page.received.filter(({ url }) => url.pathname.startsWith('/api/'));
  const ids = calls.map(({ headers }) => `${headers.traceparent}`.split('-')[2]);
  // the browser asks again where a connection breaks
  expect(new Set(ids)).toEqual(
    new Set(spans.filter(({ name }) => name !== 'GET /api/abroad').map(({ spanId }) => spanId)),
  );
  const abroad = site.foreign.received.find(({ url }) => url.pathname === '/api/abroad');
  expect(abroad?.headers.traceparent).toBeUndefined();
});
