import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Site, startSite } from '../harness/site.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());
beforeEach(() => site.reset());

const TRACEPARENT = /^00-[0-9a-f]{32}-[0-9a-f]{16}-03$/;

describe('traceparent', () => {
  it('goes to the own origin and to propagateTo, and to nobody else, whatever object the app reuses', async () => {
    const page = await site.open();
    const init = await page.evaluate(
      async ([api, foreign]) => {
        const reused = { method: 'POST', headers: { 'x-own': '1' }, body: '{}' };
        const frozen = Object.freeze({ headers: Object.freeze({ 'X-Own': '2' }) });
        const headers = new Headers({ 'x-own': '3' });
        const request = new Request(`${api}/api/request`, { headers: { 'x-own': '4' } });
        for (const origin of ['', api, foreign]) {
          await fetch(`${origin}/api/plain`);
          await fetch(`${origin}/api/reused`, reused);
          await fetch(`${origin}/api/frozen`, frozen);
          await fetch(`${origin}/api/headers`, { headers });
          await fetch(new URL(`${origin}/api/url`, location.href), {
            headers: new Map([['x-own', '5']]) as never,
          });
          await fetch(new Request(`${origin}/api/own-request`, { headers: { 'x-own': '6' } }));
          await fetch(`${origin}/api/pairs`, { headers: [['x-own', '7']] });
        }
        await fetch(request);
        await new Promise((done) => {
          const xhr = new XMLHttpRequest();
          xhr.open('GET', `${foreign}/api/xhr`);
          xhr.onloadend = done;
          xhr.send();
        });
        await new Promise((done) => {
          const xhr = new XMLHttpRequest();
          xhr.open('GET', `${api}/api/xhr`);
          xhr.onloadend = done;
          xhr.send();
        });
        return { reused, frozen, headers: [...headers], request: [...request.headers] };
      },
      [site.api.origin, site.foreign.origin],
    );
    await site.leave(page);

    const called = (received: Site['api']['received']) =>
      received.filter(({ url, method }) => url.pathname.startsWith('/api/') && method !== 'OPTIONS');
    for (const { url, headers } of [...called(site.page.received), ...called(site.api.received)]) {
      expect(headers.traceparent, url.href).toMatch(TRACEPARENT);
      expect(headers.tracestate, url.href).toBe('ot=th:0');
    }
    const abroad = called(site.foreign.received).filter(({ url }) => url.pathname !== '/api/away');
    expect(abroad).toHaveLength(8);
    for (const { headers } of abroad) {
      expect(headers.traceparent).toBeUndefined();
      expect(headers.tracestate).toBeUndefined();
      expect(headers['access-control-request-headers'] ?? '').not.toContain('trace');
    }
    // what the app sent of its own has arrived everywhere
    const own = (server: Site['api']) =>
      called(server.received)
        .map(({ headers }) => headers['x-own'])
        .sort();
    expect(own(site.page)).toEqual(['1', '2', '3', '5', '6', '7', undefined]);
    expect(own(site.api)).toEqual(['1', '2', '3', '4', '5', '6', '7', undefined, undefined]);
    expect(init).toEqual({
      reused: { method: 'POST', headers: { 'x-own': '1' }, body: '{}' },
      frozen: { headers: { 'X-Own': '2' } },
      headers: [['x-own', '3']],
      request: [['x-own', '4']],
    });
  });

  it('makes each span the parent that its own request names', async () => {
    const page = await site.open();
    await page.evaluate(async () => {
      await Promise.all([fetch('/api/residences/1?q=1'), fetch('/api/residences/2'), fetch('/api/tasks')]);
    });
    await site.leave(page);
    const spans = site.spans().filter(({ type }) => type === 'http');
    const sent = site.page.received
      .filter(({ url }) => url.pathname.startsWith('/api/'))
      .map(({ headers }) => String(headers.traceparent).split('-').slice(1, 3).join('-'));
    expect(spans.map(({ traceId, spanId }) => `${traceId}-${spanId}`).sort()).toEqual(sent.sort());
    expect(spans.map(({ name }) => name).sort()).toEqual([
      'GET /api/residences/:id',
      'GET /api/residences/:id',
      'GET /api/tasks',
    ]);
  });

  it("leaves the app's own traceparent alone, in fetch and in XHR", async () => {
    const page = await site.open();
    const own = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
    await page.evaluate(async (traceparent) => {
      await fetch('/api/fetch', { headers: { TraceParent: traceparent } });
      await new Promise((done) => {
        const xhr = new XMLHttpRequest();
        xhr.open('GET', '/api/xhr');
        xhr.setRequestHeader('Traceparent', traceparent);
        xhr.onloadend = done;
        xhr.send();
      });
    }, own);
    await site.leave(page);
    const sent = site.page.received.filter(({ url }) => url.pathname.startsWith('/api/'));
    expect(sent.map(({ headers }) => headers.traceparent)).toEqual([own, own]);
  });

  it('stays away from paths that the site names, whose redirects to other origins then need no preflight', async () => {
    const page = await site.open({ data: { 'propagate-except': '/moved, /none/' } });
    await page.evaluate(async (foreign) => {
      await fetch(`/moved?to=${foreign}/api/by-fetch`);
      await new Promise((done) => {
        const xhr = new XMLHttpRequest();
        xhr.open('GET', `/moved?to=${foreign}/api/by-xhr`);
        xhr.onloadend = done;
        xhr.send();
      });
      await fetch('/api/moved');
    }, site.foreign.origin);
    await site.leave(page);
    const abroad = site.foreign.received.filter(({ url }) => url.pathname.startsWith('/api/by-'));
    expect(abroad.map(({ method }) => method)).toEqual(['GET', 'GET']);
    const own = site.page.received.filter(({ url }) => /moved$/.test(url.pathname));
    expect(own.map(({ headers }) => headers.traceparent !== undefined)).toEqual([false, false, true]);
    expect(site.spans().filter(({ type }) => type === 'http')).toHaveLength(3);
  });

  it('resolves a relative URL against <base>, as the browser does', async () => {
    const page = await site.open({ html: '<h1>Based</h1>' });
    await page.evaluate(async (foreign) => {
      const base = document.createElement('base');
      base.href = `${foreign}/`;
      document.head.append(base);
      await fetch('api/based');
    }, site.foreign.origin);
    await site.leave(page);
    const [based] = site.foreign.received.filter(({ url }) => url.pathname === '/api/based');
    expect(based?.headers.traceparent).toBeUndefined();
  });
});

describe('spans of requests', () => {
  it('have the HTTP conventions, the phases, and the end of the response', async () => {
    const page = await site.open();
    await page.evaluate(async (api) => {
      await (await fetch(`${api}/api/slow?token=x`, { method: 'post' })).text();
      await fetch(`${api}/api/missing`);
      // another origin keeps its phases to itself, but for Timing-Allow-Origin
      await (await fetch('/api/own')).text();
    }, site.api.origin);
    await page.waitForTimeout(100);
    await site.leave(page);
    const calls = site.spans().filter(({ type }) => type === 'http');
    const [slow, missing, own] = ['slow', 'missing', 'own'].map((end) =>
      calls.find(({ name }) => name.endsWith(end)),
    );
    expect(slow).toMatchObject({
      name: 'POST /api/slow',
      kind: 3,
      attributes: {
        'http.request.method': 'POST',
        'http.response.status_code': 200,
        'url.full': `${site.api.origin}/api/slow`,
        'url.template': '/api/slow',
        'server.address': '127.0.0.1',
        'server.port': Number(new URL(site.api.origin).port),
        'rum.http.initiator': 'fetch',
      },
    });
    expect((slow?.end ?? 0) - (slow?.start ?? 0)).toBeGreaterThanOrEqual(400);
    expect(own?.events.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['requestStart', 'responseStart']),
    );
    expect(missing).toMatchObject({ status: 2, attributes: { 'error.type': '404' } });
  });

  it('say that the network failed, or that the app gave up, by error.type', async () => {
    const page = await site.open();
    await page.evaluate(async () => {
      await fetch('/api/broken').catch(() => undefined);
      await fetch('/api/slow', { signal: AbortSignal.timeout(50) }).catch(() => undefined);
      await new Promise((done) => {
        const xhr = new XMLHttpRequest();
        xhr.open('GET', '/api/broken');
        xhr.onloadend = done;
        xhr.send();
      });
    });
    await site.leave(page);
    const spans = site.spans().filter(({ type }) => type === 'http');
    expect(spans.map(({ status }) => status)).toEqual([2, 2, 2]);
    expect(spans.map(({ attributes }) => attributes['error.type'])).toEqual([
      'TypeError',
      'TimeoutError',
      'error',
    ]);
  });

  it('are there for a call that the end of the page cut off, and never for a post of ours', async () => {
    const page = await site.open();
    await page.evaluate(() => {
      fetch('/api/slow').catch(() => undefined);
    });
    await site.leave(page);
    const spans = site.spans().filter(({ type }) => type === 'http');
    expect(spans).toHaveLength(1);
    // the browser may reject the call before the page hides
    const errorType = expect.stringMatching(/^(page_left|TypeError)$/);
    expect(spans[0]?.attributes).toMatchObject({ 'url.template': '/api/slow', 'error.type': errorType });
  });
});
