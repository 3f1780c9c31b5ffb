import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Site, startSite } from '../harness/site.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());

type Calls = (api: string) => Promise<unknown>;

/** Each runs in a page with the SDK and in one without. */
const CALLS: Record<string, Calls> = {
  'every kind of body, in an init, in a Request, and beside one': async (api) => {
    const form = new FormData();
    form.append('file', new Blob(['file'], { type: 'text/own' }), 'file.txt');
    const stream = () => new Blob(['streamed']).stream();
    const bodies: (() => RequestInit)[] = [
      () => ({ body: form }),
      () => ({ body: new Blob(['blob'], { type: 'text/own' }) }),
      () => ({ body: new URLSearchParams('a=ü') }),
      () => ({ body: new Uint8Array([1, 2]) }),
      // over HTTP/1.1 Chromium refuses a stream, in its own words
      () => ({ body: stream(), duplex: 'half' }) as RequestInit,
      () => ({ body: stream() }),
      () => ({ body: 'kept', keepalive: true }),
      () => ({ body: 'x'.repeat(70_000), keepalive: true }),
    ];
    const told: unknown[] = [];
    const tell = (call: () => Promise<Response>) =>
      call().then(
        ({ status }) => told.push(status),
        (error) => told.push(String(error)),
      );
    const members = { method: 'POST', credentials: 'omit', referrerPolicy: 'no-referrer' } as const;
    for (const url of ['/api/body', `${api}/api/body`]) {
      for (const body of bodies) {
        await tell(() => fetch(url, { ...members, ...body() }));
        await tell(async () => fetch(new Request(url, { ...members, ...body() })));
        await tell(async () =>
          fetch(new Request(url, { ...members, headers: { 'x-own': '1' }, ...body() }), {
            headers: { 'x-own': '2' },
            cache: 'no-store',
          }),
        );
      }
    }
    return told;
  },

  'every member of an init, in a Request too': async (api) => {
    const members: Record<string, unknown>[] = [
      { mode: 'no-cors' },
      { mode: 'same-origin' },
      { mode: 'navigate' },
      { credentials: 'omit' },
      { redirect: 'error' },
      { redirect: 'manual' },
      { referrer: '' },
      { referrer: '/other' },
      { referrerPolicy: 'unsafe-url' },
      { integrity: 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' },
      { priority: 'low' },
      { priority: 'none' },
      { window: 5 },
      { signal: null },
      { signal: {} },
      { method: 'patch' },
      { method: 'TRACE' },
    ];
    const told: unknown[] = [];
    const tell = (call: () => Promise<Response>) =>
      call().then(
        ({ status, type, url }) => told.push([status, type, url]),
        (error) => told.push(String(error)),
      );
    for (const url of ['/api/member', `${api}/api/member`, '/api/redirect']) {
      for (const init of members) {
        await tell(() => fetch(url, init));
        await tell(async () => fetch(new Request(url, init)));
        await tell(async () => fetch(new Request(url, init), {}));
        await tell(async () => fetch(url, new Request(url, init)));
      }
    }
    return told;
  },

  'addresses that are none of http': async () => {
    const told: unknown[] = [];
    const blob = URL.createObjectURL(new Blob(['blob'], { type: 'text/plain' }));
    for (const url of [
      blob,
      'data:text/plain,data',
      'about:blank',
      'ftp://x/',
      '//u:p@127.0.0.1/x',
      '\t/api/a b\n',
    ]) {
      const answer = fetch(url).then(async (response) => [response.type, await response.text()], String);
      told.push(String(await answer).replace(blob, 'blob:'));
    }
    return told;
  },

  'what comes from another frame': async () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const other = frame.contentWindow as unknown as typeof globalThis;
    const request = new other.Request('/api/frame-request', {
      method: 'POST',
      body: 'framed',
      headers: { 'x-own': '1' },
      referrerPolicy: 'no-referrer',
    });
    const statuses = [
      (await fetch(request)).status,
      (await fetch('/api/frame-headers', { headers: new other.Headers({ 'x-own': '2' }) })).status,
      (await fetch.call(other, '/api/frame-this')).status,
      (await other.fetch('/api/frame-fetch')).status,
    ];
    return [statuses, request.bodyUsed];
  },

  'streams that the app leaves, and calls that it aborts': async () => {
    const told: unknown[] = [];
    const tell = (call: Promise<unknown>) => call.catch(String).then((value) => told.push(value));
    for (const reason of [undefined, 'why', null, new RangeError('own')]) {
      const aborter = new AbortController();
      const call = fetch(new Request('/api/slow', { signal: aborter.signal }));
      aborter.abort(reason);
      await tell(call);
    }
    const aborter = new AbortController();
    const reader = (await fetch('/api/drip', { signal: aborter.signal })).body?.getReader();
    told.push((await reader?.read())?.done);
    aborter.abort();
    await tell(reader?.read() ?? Promise.resolve());
    const [left, right] = (await fetch('/api/drip')).body?.tee() ?? [];
    await Promise.all([left?.cancel(), right?.cancel()]);
    told.push((await fetch('/api/afterwards')).status);
    return told;
  },

  'XHR: uploads, synchronous calls, objects that are opened again': async (api) => {
    const told: unknown[] = [];
    const run = (set: (xhr: XMLHttpRequest) => void, body?: XMLHttpRequestBodyInit | Document) =>
      new Promise<void>((done) => {
        const xhr = new XMLHttpRequest();
        const events: string[] = [];
        told.push(events);
        for (const type of [
          'loadstart',
          'load',
          'loadend',
          'error',
          'abort',
          'timeout',
          'readystatechange',
        ]) {
          xhr.addEventListener(type, () => events.push(`${type} ${xhr.readyState} ${xhr.status}`));
        }
        xhr.addEventListener('loadend', () => done());
        set(xhr);
        try {
          xhr.send(body);
        } catch (error) {
          told.push(String(error));
          done();
        }
      });
    for (const origin of ['', api]) {
      await run((xhr) => {
        xhr.upload.onload = () => told.push('uploaded');
        xhr.open('POST', `${origin}/api/upload`);
      }, 'x'.repeat(200_000));
      await run(
        (xhr) => xhr.open('POST', `${origin}/api/document`),
        document.implementation.createHTMLDocument(),
      );
      await run((xhr) => xhr.open('GET', `${origin}/api/synchronous`, false));
      await run((xhr) => xhr.open('GET', `${origin}/api/user`, true, 'user', 'password'));
      await run((xhr) => xhr.open('GET', `${origin}/api/undefined`, undefined as never));
      await run((xhr) => {
        xhr.open('GET', `${origin}/api/slow`);
        xhr.timeout = 50;
      });
      await run((xhr) => {
        xhr.open('GET', `${origin}/api/never-sent`);
        xhr.setRequestHeader('x-own', '1');
        xhr.open('GET', `${origin}/api/opened-again`);
      });
    }
    return told;
  },
};

const HEADERS = [
  'content-type',
  'content-length',
  'origin',
  'referer',
  'cookie',
  'x-own',
  'cache-control',
  'authorization',
];

/** An aborted call may or may not reach the server, and the browser may repeat one whose connection was dropped. */
const BROKEN_OFF = ['/api/slow', '/api/drip'];

async function observe(calls: Calls, consent: 'granted' | 'denied') {
  site.reset();
  const page = await site.open({ path: '/shop/page?id=1', data: { consent } });
  const seen = await page.evaluate(calls, site.api.origin);
  await site.leave(page);
  const requests = [...site.page.received, ...site.api.received]
    // preflights are what trace headers cost
    .filter(
      ({ method, url }) =>
        method !== 'OPTIONS' && url.pathname.startsWith('/api/') && !BROKEN_OFF.includes(url.pathname),
    )
    .map(({ method, url, headers, body }) => {
      const sent = HEADERS.map((name) => headers[name]).join(' | ');
      return `${method} ${url.href} ${sent} ${body}`.replace(/-{4}WebKitFormBoundary\w+/g, 'boundary');
    });
  return { seen, requests };
}

describe('what the page and its servers see', () => {
  it.each(Object.entries(CALLS))('%s: the same as without', async (_, calls) => {
    const expected = await observe(calls, 'denied');
    const observed = await observe(calls, 'granted');
    expect(observed.seen).toEqual(expected.seen);
    expect(observed.requests).toEqual(expected.requests);
    expect(expected.requests).not.toEqual([]);
  });
});

describe('spans of requests', () => {
  const run = async (calls: Calls) => {
    site.reset();
    const page = await site.open();
    await page.evaluate(calls, site.api.origin);
    await page.waitForTimeout(100);
    await site.leave(page);
    const http = site.spans().filter(({ type }) => type === 'http');
    return http
      .map(({ name, attributes: own }) => `${name} ${own['http.response.status_code'] ?? own['error.type']}`)
      .sort();
  };

  it('end where a library has put another Promise in the place of the browser’s since, as zone.js does', async () => {
    const spans = await run(async () => {
      class ZonePromise<T> extends Promise<T> {}
      Object.assign(globalThis, { Promise: ZonePromise });
      await fetch('/api/zone');
    });
    expect(spans).toEqual(['GET /api/zone 200']);
  });

  it('tell the requests of one XHR apart, whenever the app opens it again', async () => {
    const spans = await run(
      () =>
        new Promise<void>((done) => {
          const xhr = new XMLHttpRequest();
          const next = ['/api/second', '/api/missing'];
          xhr.onload = () => {
            const url = next.shift();
            if (!url) return done();
            xhr.open('GET', url);
            xhr.send();
          };
          xhr.open('GET', '/api/slow');
          xhr.send();
          xhr.open('GET', '/api/first');
          xhr.send();
        }),
    );
    expect(spans).toEqual([
      'GET /api/first 200',
      'GET /api/missing 404',
      'GET /api/second 200',
      'GET /api/slow abort',
    ]);
  });

  it('are made of calls with what belongs to another frame', async () => {
    expect(await run(CALLS['what comes from another frame'] as Calls)).toEqual([
      'GET /api/frame-headers 200',
      'POST /api/frame-request 200',
    ]);
  });
});
