import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Site, startSite } from '../harness/site.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());
beforeEach(() => site.reset());

/** What a page can see of fetch and XHR; run with the SDK and without, the answers must be the same. */
async function observe(): Promise<Record<string, unknown>> {
  const seen: Record<string, unknown> = {};
  const outcome = (promise: Promise<unknown>) =>
    promise.then(
      (value) => `resolved ${value instanceof Response ? value.status : typeof value}`,
      (error: Error) => `rejected ${error.name}: ${error.message}`,
    );
  seen.identity = [fetch.name, fetch.length, typeof fetch, 'prototype' in fetch];
  seen.xhrIdentity = (['open', 'send', 'setRequestHeader'] as const).map((name) => [
    XMLHttpRequest.prototype[name].name,
    XMLHttpRequest.prototype[name].length,
  ]);
  seen.bad = [
    await outcome(fetch('http://')),
    await outcome((fetch as () => Promise<unknown>)()),
    await outcome(fetch('/api/x', { headers: { 'bad name': '1' } })),
    await outcome(fetch('/api/x', { headers: [['one']] as never })),
    await outcome(fetch('/api/x', { method: 'GET', body: 'no' })),
    await outcome(fetch('/api/x', 5 as never)),
    await outcome(fetch('/api/x', { headers: null as never })),
    await outcome(fetch('/api/broken')),
    await outcome(fetch('/api/slow', { signal: AbortSignal.abort(new Error('mine')) })),
  ];
  const calls: string[] = [];
  const url = {
    toString() {
      calls.push('toString');
      return '/api/object';
    },
  };
  const init = {
    get method() {
      calls.push('method');
      return 'POST';
    },
    get headers() {
      calls.push('headers');
      return { 'x-own': '1' };
    },
  };
  seen.object = await outcome(fetch(url as never, init));
  seen.reads = calls.sort();
  const response = await fetch('/api/body');
  seen.body = [
    response.bodyUsed,
    response.type,
    response.redirected,
    await response.text(),
    response.bodyUsed,
  ];
  const request = new Request('/api/request', {
    method: 'POST',
    body: 'text',
    referrerPolicy: 'no-referrer',
  });
  const untouched = request.bodyUsed;
  await fetch(request);
  seen.request = [untouched, request.bodyUsed, await outcome(fetch(request))];
  const rejections: string[] = [];
  addEventListener('unhandledrejection', (event) => {
    rejections.push((event.reason as Error).name);
    event.preventDefault();
  });
  const rejected = new Promise((done) => addEventListener('unhandledrejection', done, { once: true }));
  void fetch('/api/broken');
  fetch('/api/broken').catch(() => undefined);
  await rejected;
  // time for one that should not be
  await new Promise((resume) => setTimeout(resume, 300));
  seen.rejections = rejections;
  const events: string[] = [];
  await new Promise((done) => {
    const xhr = new XMLHttpRequest();
    for (const type of ['readystatechange', 'loadstart', 'load', 'loadend', 'error']) {
      xhr.addEventListener(type, () => events.push(`${type} ${xhr.readyState}`));
    }
    xhr.open('GET', '/api/events');
    xhr.send();
    xhr.addEventListener('loadend', done);
  });
  seen.events = events;
  const thrown = (work: () => void) => {
    try {
      work();
      return 'nothing';
    } catch (error) {
      return `${(error as Error).name}: ${(error as Error).message}`;
    }
  };
  seen.xhrThrows = [
    thrown(() => new XMLHttpRequest().send()),
    thrown(() =>
      (XMLHttpRequest.prototype.open as (...args: string[]) => void).call(new XMLHttpRequest(), 'GET'),
    ),
    thrown(() => new XMLHttpRequest().open('GET', 'http://')),
    thrown(() => new XMLHttpRequest().setRequestHeader('a', 'b')),
    thrown(() => {
      const xhr = new XMLHttpRequest();
      xhr.open('GET', '/api/broken', false);
      xhr.send();
    }),
  ];
  return seen;
}

describe('what the page sees of fetch and XHR', () => {
  it('is the same with the SDK as without', async () => {
    const bare = await site.open({ data: { consent: 'denied' } });
    const expected = await bare.evaluate(observe);
    await bare.close();
    const page = await site.open();
    expect(await page.evaluate(() => 'throughline' in globalThis)).toBe(true);
    const seen = await page.evaluate(observe);
    await page.close();
    expect(seen).toEqual(expected);
    expect(expected.reads).toEqual(['headers', 'method', 'toString']);
    expect(expected.rejections).toEqual(['TypeError']);
  });

  it('sends the same headers and the same referrer as without, but for the trace', async () => {
    const call = async (): Promise<void> => {
      await fetch(new Request('/api/one', { referrerPolicy: 'no-referrer', headers: { 'x-own': '1' } }));
      await fetch('/api/two', {
        method: 'POST',
        body: new URLSearchParams('a=1'),
        headers: [['X-Own', '2']],
      });
    };
    const sent = async (consent: string) => {
      site.reset();
      const page = await site.open({ data: { consent } });
      await page.evaluate(call);
      await page.close();
      return site.page.received
        .filter(({ url }) => url.pathname.startsWith('/api/'))
        .map(({ headers: { traceparent, tracestate, ...headers }, method, body }) => ({
          headers,
          method,
          body,
        }));
    };
    expect(await sent('granted')).toEqual(await sent('denied'));
  });

  it('leaves the wrappers of others in place when it stops, and takes its own out', async () => {
    const page = await site.open();
    const result = await page.evaluate(async () => {
      const rum = (globalThis as unknown as { throughline: { stop(): void } }).throughline;
      const ours = globalThis.fetch;
      const theirs: typeof fetch = (...args) => ours(...args);
      globalThis.fetch = theirs;
      rum.stop();
      const status = (await fetch('/api/after')).status;
      return { kept: globalThis.fetch === theirs, status, native: String(XMLHttpRequest.prototype.send) };
    });
    expect(result.kept).toBe(true);
    expect(result.status).toBe(200);
    expect(result.native).toContain('[native code]');
    const [after] = site.page.received.filter(({ url }) => url.pathname === '/api/after');
    expect(after?.headers.traceparent).toBeUndefined();
    await page.close();
  });
});
