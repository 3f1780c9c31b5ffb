import { readFileSync } from 'node:fs';
import type { Page } from 'playwright';
import puppeteer from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findChromium } from '../../../../scripts/lib/browsers/chromium.mjs';
import type { SpanView } from '../harness/receivedSpans.ts';
import { type Site, startSite } from '../harness/site.ts';
import { type Answer, type Server, startServer } from '../harness/startServer.ts';

const RUM = readFileSync(new URL('../../dist/rum.js', import.meta.url));

/** Beyond what the guard allows clocks to differ, milliseconds. */
const TOO_OLD_MS = 5_000;

const TRACE = 'ab'.repeat(15);
const idOf = (visit: number) => `${TRACE}${visit.toString(16).padStart(2, '0')}`;
const parentOf = (visit: number, flags = '03') => `00-${idOf(visit)}-${'cd'.repeat(8)}-${flags}`;

interface Rendered {
  readonly headers?: Record<string, string>;
  readonly head?: string;
  readonly status?: number;
  readonly delayMs?: number;
}

/** What a server that renders each document for one visit says. */
const fresh = (visit: number, { flags = '03', more = '', at = Date.now(), dur = '' } = {}): Rendered => ({
  headers: {
    'cache-control': 'private, no-store',
    'server-timing': `traceparent;desc="${parentOf(visit, flags)}", tracestate;desc="ot=th:0"${more}, rum-time;desc="${at}"${dur}`,
  },
});

let site: Site;
let origin: Server;
let visits = 0;
let render: (visit: number, request: Parameters<Answer>[0]) => Rendered = (at) => fresh(at);

beforeAll(async () => {
  site = await startSite();
  origin = await startServer(answer);
});
afterAll(async () => {
  await origin.close();
  await site.close();
});
beforeEach(() => {
  site.reset();
  visits = 0;
  render = (at) => fresh(at);
});

/** A server of its own: each document is a visit, numbered from 1. */
const answer: Answer = (request, response) => {
  const { pathname, searchParams } = request.url;
  const reportRate = searchParams.get('report') ?? '1';
  if (pathname === '/rum.js' || pathname === '/sw.js') {
    const body = pathname === '/rum.js' ? RUM : SERVICE_WORKER;
    response.writeHead(200, { 'content-type': 'text/javascript' }).end(body);
    return;
  }
  if (pathname.startsWith('/api')) return void response.end('{}');
  visits++;
  const { headers = {}, head = '', status = 200, delayMs = 0 } = render(visits, request);
  const tag = `<script src="/rum.js" data-key="pk_test" data-service="site" data-endpoint="${site.edge.origin}/v1/traces" data-report-rate="${reportRate}"></script>`;
  const page = `<!doctype html><title>x</title><link rel="icon" href="data:,">${head}${tag}<h1>Rendered</h1><a href="/next">next</a>`;
  setTimeout(
    () =>
      response.writeHead(status, { 'content-type': 'text/html', ...headers }).end(status === 304 ? '' : page),
    delayMs,
  );
};

const SERVICE_WORKER = `
  addEventListener('install', () => skipWaiting());
  addEventListener('activate', (event) => event.waitUntil(clients.claim()));
  addEventListener('fetch', (event) => event.respondWith(fetch(event.request)));`;

const roots = (): SpanView[] => site.spans().filter(({ type }) => type === 'page_view');
const verdicts = () => roots().map(({ attributes }) => attributes['rum.server_trace']);

/** The root joined the visit's trace, as a child of the server's span. */
const joins = (root: SpanView | undefined, visit: number) => {
  expect(root?.attributes['rum.server_trace']).toBe('joined');
  expect([root?.traceId, root?.parentSpanId, root?.links]).toEqual([idOf(visit), 'cd'.repeat(8), []]);
};

/** The root has a trace of its own that links to the visit's. */
const links = (root: SpanView | undefined, visit: number, verdict: string) => {
  expect(root?.attributes['rum.server_trace']).toBe(verdict);
  expect([root?.traceId === idOf(visit), root?.parentSpanId]).toEqual([false, undefined]);
  expect(root?.links).toEqual([{ traceId: idOf(visit), spanId: 'cd'.repeat(8) }]);
};

const visit = async (path = '/', page?: Page): Promise<Page> => {
  const opened = page ?? (await site.context.newPage());
  await opened.goto(origin.origin + path, { waitUntil: 'load' });
  return opened;
};

describe('a page that its server rendered for this visit', () => {
  it('joins the trace of the server span, whose decision and tracestate its requests carry', async () => {
    const page = await visit();
    await page.evaluate(`fetch('/api/x')`);
    await site.leave(page);
    joins(roots()[0], 1);
    expect(roots()[0]).toMatchObject({ flags: 3, traceState: 'ot=th:0' });
    const headers = origin.received.find(({ url }) => url.pathname === '/api/x')?.headers;
    expect(headers?.traceparent).toMatch(new RegExp(`^00-${idOf(1)}-.{16}-03$`));
    expect(headers?.tracestate).toBe('ot=th:0');
    expect(site.spans().every(({ traceId }) => traceId === idOf(1))).toBe(true);
  });

  it('takes a decision not to sample, and is measured all the same', async () => {
    render = (at) => fresh(at, { flags: '02' });
    const page = await visit();
    await page.evaluate(`fetch('/api/unsampled')`);
    await site.leave(page);
    joins(roots()[0], 1);
    expect(roots()[0]?.attributes['rum.traced']).toBe(false);
    const call = origin.received.find(({ url }) => url.pathname === '/api/unsampled');
    expect(call?.headers.traceparent).toMatch(new RegExp(`^00-${idOf(1)}-.{16}-02$`));
  });

  it('joins by meta elements where there is no header', async () => {
    render = (at) => ({
      headers: { 'cache-control': 'no-store' },
      head: `<meta name="traceparent" content="${parentOf(at)}"><meta name="rum-time" content="${Date.now()}">`,
    });
    await site.leave(await visit());
    joins(roots()[0], 1);
  });

  it('joins by meta elements in a browser without Server-Timing', async () => {
    render = (at) => ({
      head: `<meta name="traceparent" content="${parentOf(at)}"><meta name="rum-time" content="${Date.now()}">`,
    });
    const page = await site.context.newPage();
    await page.addInitScript(() => {
      Object.defineProperty(PerformanceResourceTiming.prototype, 'serverTiming', { value: undefined });
    });
    await site.leave(await visit('/', page));
    joins(roots()[0], 1);
  });

  it('joins anew after a reload, a redirect, and a return that fetches the page again', async () => {
    render = (at, { url }) =>
      url.pathname === '/from' ? { status: 302, headers: { location: '/to' } } : fresh(at);
    const page = await visit('/from');
    await page.reload();
    await visit('/next', page);
    await page.goBack();
    await site.leave(page);
    expect(verdicts()).toEqual(['joined', 'joined', 'joined', 'joined']);
    expect(roots().map(({ attributes }) => attributes['rum.navigation_type'])).toEqual([
      'navigate',
      'reload',
      'navigate',
      'back-forward',
    ]);
    expect(new Set(roots().map(({ traceId }) => traceId)).size).toBe(4);
  });

  it('leaves the server span to itself where the page view does not report', async () => {
    const page = await visit('/?report=0');
    await page.evaluate(`fetch('/api/silent')`);
    await site.leave(page);
    expect(site.posts()).toEqual([]);
    const { traceparent = '' } = origin.received.at(-1)?.headers ?? {};
    expect(traceparent).toMatch(/-02$/);
    expect(traceparent).not.toContain(TRACE);
  });
});

describe('a copy of a page links to the trace of the visit that it was made for', () => {
  it('from the browser cache, by navigation and by return; a reload fetches and joins', async () => {
    render = (at) => ({ headers: { ...fresh(at).headers, 'cache-control': 'max-age=600' } });
    const page = await visit('/cached');
    await visit('/other', page);
    await visit('/cached', page);
    await page.goBack();
    await page.reload();
    await site.leave(page);
    expect(verdicts()).toEqual(['joined', 'joined', 'cache', 'cache', 'joined']);
    links(roots()[2], 1, 'cache');
    links(roots()[3], 2, 'cache');
  });

  it('that was revalidated, whether the 304 names a newer span or not', async () => {
    for (const header of [true, false]) {
      site.reset();
      visits = 0;
      render = (at, { headers }) => {
        const { 'cache-control': _, ...timing } = fresh(at).headers ?? {};
        const isKnown = headers['if-none-match'] !== undefined;
        return {
          status: isKnown ? 304 : 200,
          headers: { 'cache-control': 'no-cache', etag: '"a"', ...(isKnown && !header ? {} : timing) },
        };
      };
      const path = `/etag-${header}`;
      const page = await visit(path);
      await visit(path, page);
      await site.leave(page);
      expect(verdicts()).toEqual(['joined', 'cache']);
      links(roots()[1], header ? 2 : 1, 'cache');
    }
  });

  it('from a shared cache that replays one header to two visitors', async () => {
    const rendered = fresh(1, { at: Date.now() - TOO_OLD_MS });
    render = () => rendered;
    for (const _ of [1, 2]) {
      const context = await site.browser.newContext();
      const page = await context.newPage();
      await visit('/isr', page);
      await site.leave(page);
      await context.close();
    }
    expect(roots()).toHaveLength(2);
    for (const root of roots()) links(root, 1, 'stale');
  });

  it('from a shared cache within the second, where it answers sooner than the server had needed', async () => {
    const rendered = fresh(1, { dur: ';dur=400' });
    render = (at) => ({ ...rendered, delayMs: at === 1 ? 450 : 0 });
    for (const _ of [1, 2]) await site.leave(await visit('/isr'));
    expect(verdicts()).toEqual(['joined', 'stale']);
  });

  it.each(['cdn-cache;desc=HIT', 'cdn-cache-hit', 'cfCacheStatus;desc="STALE"'])(
    'from a CDN that says %s',
    async (member) => {
      render = (at) => fresh(at, { more: `, ${member}` });
      await site.leave(await visit());
      links(roots()[0], 1, 'cache');
    },
  );

  it('and a CDN that says it missed changes nothing', async () => {
    render = (at) => fresh(at, { more: `, cdn-cache;desc=MISS` });
    await site.leave(await visit());
    joins(roots()[0], 1);
  });

  it('in meta elements under a header that is fresh', async () => {
    render = (at) => ({
      headers: { 'server-timing': `rum-time;desc="${Date.now()}"` },
      head: `<meta name="traceparent" content="${parentOf(at)}"><meta name="rum-time" content="${Date.now() - TOO_OLD_MS}">`,
    });
    await site.leave(await visit());
    links(roots()[0], 1, 'stale');
  });

  it('through a service worker', async () => {
    const page = await visit();
    await page.evaluate(async () => {
      await navigator.serviceWorker.register('/sw.js');
      await new Promise((done) => {
        if (navigator.serviceWorker.controller) done(0);
        else navigator.serviceWorker.oncontrollerchange = done;
      });
    });
    await visit('/worked', page);
    await site.leave(page);
    links(roots()[1], 2, 'service-worker');
    await site.context.clearCookies();
    const cleaner = await visit('/clean');
    await cleaner.evaluate(async () => {
      for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();
    });
    await site.leave(cleaner);
  });

  it('with a clock that is an hour off, either way', async () => {
    for (const offset of [-3_600_000, 3_600_000]) {
      render = (at) => fresh(at, { at: Date.now() + offset });
      await site.leave(await visit());
    }
    expect(verdicts()).toEqual(['stale', 'stale']);
  });

  it('without a stamp, or with one that says nothing', async () => {
    for (const stamp of ['', ', rum-time', ', rum-time;desc="now"', ', rum-time;desc=""']) {
      render = (at) => ({ headers: { 'server-timing': `traceparent;desc="${parentOf(at)}"${stamp}` } });
      await site.leave(await visit());
    }
    expect(verdicts()).toEqual(Array(4).fill('unstamped'));
  });

  it('when consent comes a second time, or the page from the back/forward cache', async () => {
    const page = await visit();
    // the first page view's root ends a second after the load, when its route is known for good
    await page.waitForTimeout(1_500);
    await page.evaluate(`throughline.flush().then(() => { throughline.revoke(); throughline.grant(); })`);
    await page.evaluate(() => {
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    });
    await site.leave(page);
    expect(verdicts()).toEqual(['joined', 'repeated', undefined]);
    expect(roots().map(({ traceId }) => traceId === idOf(1))).toEqual([true, false, false]);
    expect(roots()[2]?.links).toEqual([{ traceId: roots()[1]?.traceId, spanId: roots()[1]?.spanId }]);
  });
});

describe('a page prepared before it is shown', () => {
  it('is a page view when it is shown, linked to its server span, and none where it never is', async () => {
    const rules = (path: string) =>
      `<script type="speculationrules">{"prerender":[{"urls":["${path}"],"eagerness":"immediate"}]}</script>`;
    render = (at, { url }) => ({ ...fresh(at), head: url.pathname === '/start' ? rules('/next') : '' });
    // Playwright's own flags turn prerendering off
    const browser = await puppeteer.launch({
      executablePath: findChromium() ?? '',
      args: ['--no-sandbox', '--disable-gpu'],
    });
    const start = async () => {
      const page = await browser.newPage();
      const before = visits;
      await page.goto(`${origin.origin}/start`);
      await expect.poll(() => visits).toBe(before + 2);
      await new Promise((resume) => setTimeout(resume, 500));
      return page;
    };
    const page = await start();
    await Promise.all([page.waitForNavigation(), page.click('a')]);
    await page.goto(`${site.foreign.origin}/api/away`);
    await (await start()).goto(`${site.foreign.origin}/api/away`);
    await site.settled();
    await browser.close();
    const next = roots().filter(({ attributes }) => attributes['rum.route'] === '/next');
    expect(next).toHaveLength(1);
    expect(next[0]?.attributes['rum.navigation_type']).toBe('prerender');
    links(next[0], 2, 'prerender');
  });
});

it.each([
  ['version ff', `ff-${idOf(1)}-${'cd'.repeat(8)}-03`],
  ['ids of zeros', `00-${'0'.repeat(32)}-${'cd'.repeat(8)}-03`],
  ['a span id of zeros', `00-${idOf(1)}-${'0'.repeat(16)}-03`],
  ['upper case', `00-${idOf(1).toUpperCase()}-${'cd'.repeat(8)}-03`],
  ['a short id', `00-${idOf(1).slice(1)}-${'cd'.repeat(8)}-03`],
  ['more than there is', `${parentOf(1)}-00`],
  ['text', 'jane@example.com'],
])('a traceparent with %s is nobody and nothing', async (_, traceparent) => {
  render = () => ({
    headers: { 'server-timing': `traceparent;desc="${traceparent}", rum-time;desc="${Date.now()}"` },
  });
  await site.leave(await visit());
  expect(roots()[0]).toMatchObject({ links: [], parentSpanId: undefined });
  expect(verdicts()).toEqual([undefined]);
  expect(JSON.stringify(site.posts())).not.toContain('jane');
});
