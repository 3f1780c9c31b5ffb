import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenOptions, type Site, startSite } from '../harness/site.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());

interface Scene {
  readonly options: () => OpenOptions;
  /** What a visitor and the page's own code do; returns what the page has seen of it. */
  readonly act: (page: Page) => Promise<unknown>;
}

/** Everything that can be told of a page from outside: its own answer, its console, its errors, what its servers got. */
interface Observed {
  readonly seen: unknown;
  readonly noise: readonly string[];
  readonly requests: readonly string[];
}

const PORT = /(?<=127\.0\.0\.1):\d+/g;

async function observe({ options, act }: Scene, consent: 'granted' | 'denied'): Promise<Observed> {
  site.reset();
  const noise: string[] = [];
  const { data, ...rest } = options();
  site.context.once('page', (page) => {
    page.on('console', (line) => noise.push(line.text().replace(PORT, '')));
    page.on('pageerror', (error) => noise.push(`uncaught ${error.message}`));
  });
  const page = await site.open({ ...rest, data: { ...data, consent } });
  const seen = await act(page);
  await site.leave(page);
  const requests = [site.page, site.api, site.foreign].flatMap(({ received }, at) =>
    received
      .filter(({ url }) => !['/rum.js', '/favicon.ico'].includes(url.pathname))
      .map(({ method, url, body }) => `${at} ${method} ${url.pathname}${url.search} ${body}`),
  );
  return { seen, noise, requests: requests.map((line) => line.replace(/data-consent="\w+"/, '')).sort() };
}

const IMAGES = [1, 2, 3].map(
  (at) => `<p style="height:1500px">…</p><img loading="lazy" width="240" height="160" src="/hero.png?${at}">`,
);

const SCENES: Record<string, Scene> = {
  'a story with frames and lazy images': {
    options: () => ({
      path: '/articles/story',
      html: `<h1>Story</h1><iframe srcdoc="<script>fetch('/api/advert')</script>"></iframe>
        <iframe sandbox srcdoc="<b>boxed</b>"></iframe><iframe src="${site.foreign.origin}/api/embed"></iframe>${IMAGES.join('')}`,
    }),
    async act(page) {
      for (let wheel = 0; wheel < 5; wheel++) {
        await page.mouse.wheel(0, 1200);
        await page.waitForTimeout(150);
      }
      await page.waitForTimeout(1500);
      return page.evaluate(() => [...document.images].filter(({ naturalWidth }) => naturalWidth > 0).length);
    },
  },
  'an app that lives in the History API': {
    options: () => ({
      path: '/',
      html: `<h1>App</h1><script>addEventListener('load', () => history.replaceState({}, '', '/sign-in'))</script>`,
    }),
    act: (page) =>
      page.evaluate(async () => {
        for (let at = 0; at < 10; at++) {
          history.pushState({ at }, '', `/items/${at}`);
          history.replaceState({ at }, '', `/items/${at}?tab=${at}`);
          await fetch(`/api/items/${at}`);
        }
        await new Promise((resume) => setTimeout(resume, 1200));
        for (let at = 0; at < 20; at++) history.replaceState({ at }, '', `/scroll/${at}`);
        history.back();
        await new Promise((resume) => setTimeout(resume, 700));
        return [location.pathname, history.length, history.state, history.pushState.name];
      }),
  },
  'a page with <base href>': {
    options: () => ({ path: '/deep/page' }),
    act: (page) =>
      page.evaluate(async (foreign) => {
        const base = document.createElement('base');
        base.href = `${foreign}/elsewhere/`;
        document.head.append(base);
        const request = new Request('api/request');
        const xhr = new XMLHttpRequest();
        await new Promise((done) => {
          xhr.open('GET', 'api/xhr');
          xhr.onloadend = done;
          xhr.send();
        });
        base.href = '/sub/';
        const answers = await Promise.all([fetch(request), fetch('../api/own')]);
        return [xhr.responseURL, ...answers.map(({ url }) => url)].map((url) => new URL(url).pathname);
      }, site.foreign.origin),
  },
  'a sandboxed page, whose own server is another origin': {
    options: () => ({
      path: '/boxed',
      headers: { 'content-security-policy': 'sandbox allow-scripts' },
      data: { session: 'sessionStorage' },
    }),
    act: (page) =>
      page.evaluate(async () => {
        const { throughline } = globalThis as unknown as { throughline: { flush(): Promise<void> } };
        const seen = [origin, (await fetch('/api/own')).status];
        // Chromium drops the keepalive post of a sandboxed page that is left
        await throughline.flush();
        return seen;
      }),
  },
  'a shop with a fetch wrapper of its own, and one that comes later': {
    options: () => ({
      path: '/cart',
      before: () => {
        const native = fetch;
        const calls: string[] = [];
        const wrapped = (input: string | { readonly address: string }, init?: RequestInit) => {
          calls.push(`${typeof input} ${init?.method}`);
          const aborter = new AbortController();
          const call = native(typeof input === 'string' ? input : input.address, {
            ...init,
            signal: aborter.signal,
          });
          return Object.assign(call, { cancel: () => aborter.abort() });
        };
        Object.assign(globalThis, { fetch: wrapped, calls });
      },
    }),
    act: (page) =>
      page.evaluate(async () => {
        type Call = Promise<Response> & { cancel(): void };
        const own = globalThis as unknown as {
          fetch: (input: unknown, init?: RequestInit) => Call;
          calls: string[];
        };
        const configured = (await own.fetch({ address: '/api/configured' })).status;
        const slow = own.fetch('/api/slow');
        slow.cancel();
        const cancelled = await slow.catch(({ name }) => name);
        const inner = own.fetch;
        globalThis.fetch = async (input, init) => (await inner(input, init)).clone();
        const later = await (await fetch('/api/later', { method: 'POST', body: 'x' })).text();
        return [configured, cancelled, later, own.calls];
      }),
  },
};

describe.each(Object.entries(SCENES))('%s', (_, scene) => {
  it('behaves as without the SDK, and says nothing of it', async () => {
    const expected = await observe(scene, 'denied');
    expect(site.posts()).toEqual([]);
    const observed = await observe(scene, 'granted');
    // a cancelled call may or may not reach the server
    const settled = ({ requests, ...others }: Observed) => ({
      ...others,
      // what the page asks for itself: neither a call that is given up, nor the SDK's own second file
      requests: requests.filter((line) => !/\/api\/slow|\/rum-text/.test(line)),
    });
    expect(settled(observed)).toEqual(settled(expected));
    expect(observed.noise).toEqual([]);
    const views = site.spans().filter(({ type }) => type === 'page_view');
    await expect.poll(() => site.posts().length).toBeGreaterThan(0);
    expect(site.posts().length).toBeLessThanOrEqual(Math.min(3, 2 * views.length));
    expect(site.spans().filter(({ type }) => type === 'error')).toEqual([]);
  });
});

it('a redirect that replaces the address names the page view it arrived at, and begins none', async () => {
  const scene = SCENES['an app that lives in the History API'] as Scene;
  await observe(scene, 'granted');
  const routes = site
    .spans()
    .filter(({ type }) => type === 'page_view')
    .map(({ attributes }) => attributes['rum.route']);
  expect(routes).toEqual(['/sign-in', ...Array(10).fill('/items/:id'), '/scroll/:id', '/items/:id']);
});
