import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Site, startSite } from '../harness/site.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());
beforeEach(() => site.reset());

/** Name and outcome of each request's span, after the page has done `act` and been left. */
async function outcomes(act: (api: string) => Promise<unknown>, data = {}): Promise<string[]> {
  const page = await site.open({ data });
  await page.evaluate(act, site.api.origin);
  await site.leave(page);
  return site
    .spans()
    .filter(({ type }) => type === 'http')
    .map(({ name, attributes: own }) => `${name} ${own['http.response.status_code'] ?? own['error.type']}`)
    .sort();
}

describe('every call of the page has its span, once', () => {
  it('for hundreds of calls to one URL at once, each with the id that its request carries', async () => {
    const page = await site.open();
    await page.evaluate(async () => {
      const all = await Promise.all(
        Array.from({ length: 500 }, () => fetch('/api/same', { cache: 'no-store' })),
      );
      await Promise.all(all.map((response) => response.text()));
      // the keepalive budget of one hide would not hold them all
      await new Promise((done) => setTimeout(done, 100));
      await (globalThis as unknown as { throughline: { flush(): Promise<void> } }).throughline.flush();
    });
    await site.leave(page);
    const spans = site.spans().filter(({ type }) => type === 'http');
    const sent = site.page.received.filter(({ url }) => url.pathname === '/api/same');
    const ids = (all: string[]) => [...new Set(all)].sort();
    expect(spans).toHaveLength(500);
    expect(ids(spans.map(({ spanId }) => spanId))).toEqual(
      ids(sent.map(({ headers }) => String(headers.traceparent).split('-')[2] as string)),
    );
    const phases = spans.filter(({ events }) => events.some(({ name }) => name === 'responseStart'));
    expect(phases.length).toBe(500);
  });

  it('for calls that the app aborts before, during and after the answer, and for refused ones', async () => {
    const found = await outcomes(async () => {
      const during = new AbortController();
      const calls = [
        fetch('/api/before', { signal: AbortSignal.abort() }),
        fetch('/api/slow', { signal: during.signal }),
        fetch('/api/refused', { method: 'TRACE' }),
      ];
      during.abort(new RangeError('own'));
      await Promise.allSettled(calls);
      const after = new AbortController();
      await fetch('/api/drip', { signal: after.signal });
      after.abort();
    });
    expect(found).toEqual(
      [
        'GET /api/before AbortError',
        'GET /api/drip 200',
        'GET /api/slow RangeError',
        'HTTP /api/refused TypeError',
      ].map((line) => line.replace('HTTP /api/refused', 'TRACE /api/refused')),
    );
  });

  it('for streams, keepalive calls and calls without a reader, at the end of the page', async () => {
    const found = await outcomes(async () => {
      await fetch('/api/drip');
      const unread = fetch('/api/unread');
      fetch('/api/kept', { method: 'POST', body: 'kept', keepalive: true }).catch(() => undefined);
      fetch('/api/slow').catch(() => undefined);
      await unread;
    });
    expect(found.map((line) => line.replace(/(kept|slow) .*/, '$1'))).toEqual([
      'GET /api/drip 200',
      'GET /api/slow',
      'GET /api/unread 200',
      'POST /api/kept',
    ]);
  });

  it('in a page view that reports and is not traced, with the flag of level 2', async () => {
    const found = await outcomes(async () => void (await fetch('/api/untraced')), { 'sample-rate': '0' });
    expect(found).toEqual(['GET /api/untraced 200']);
    const [sent] = site.page.received.filter(({ url }) => url.pathname === '/api/untraced');
    expect(sent?.headers.traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-02$/);
  });
});

describe('tracestate', () => {
  it("of the app's own stays, and there is one traceparent", async () => {
    await outcomes(async (api) => {
      for (const origin of ['', api]) {
        await fetch(`${origin}/api/state`, { headers: { tracestate: 'own=1' } });
        await fetch(new Request(`${origin}/api/state`, { headers: { TraceState: 'own=1' } }));
        await new Promise((done) => {
          const xhr = new XMLHttpRequest();
          xhr.open('GET', `${origin}/api/state`);
          xhr.setRequestHeader('tracestate', 'own=1');
          xhr.onloadend = done;
          xhr.send();
        });
      }
    });
    const sent = [...site.page.received, ...site.api.received].filter(
      ({ url, method }) => url.pathname === '/api/state' && method === 'GET',
    );
    expect(sent).toHaveLength(6);
    for (const { headers } of sent) {
      expect(headers.tracestate).toBe('own=1');
      expect(headers.traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-03$/);
    }
  });
});
