import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Site, startSite } from '../harness/site.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());
beforeEach(() => site.reset());

/** What pages do to what every script stands on, before the SDK comes; and whether requests can still be seen. */
const PAGES: Record<string, { readonly script: string; readonly seesRequests?: boolean }> = {
  'that freezes the prototypes and fetch': {
    script: `
      for (const { prototype } of [Object, Function, Array, String, Promise, XMLHttpRequest, Headers, Request, EventTarget])
        Object.freeze(prototype);
      Object.defineProperty(globalThis, 'fetch', { value: fetch, writable: false, configurable: false });`,
    seesRequests: false,
  },
  'whose fetch is a getter': {
    script: `{ const native = fetch; Object.defineProperty(globalThis, 'fetch', { get: () => native }); }`,
    seesRequests: false,
  },
  'whose clock stands still': {
    script: `
      { const Native = Date; const at = Date.now();
        globalThis.Date = class extends Native { constructor(...args) { super(...(args.length ? args : [at])); } static now() { return at; } }; }`,
  },
  'with a JSON of its own': {
    script: `
      { const { stringify, parse } = JSON;
        JSON.stringify = (value, ...rest) => stringify(value, ...rest).replace(/\\//g, '\\\\/');
        JSON.parse = (text, ...rest) => Object.freeze(parse(text, ...rest)); }`,
  },
  'with a Promise of its own': {
    script: `
      { const Native = Promise;
        const Own = function (run) { const inner = new Native(run); this.then = (...args) => Own.of(inner.then(...args)); };
        Own.prototype = { catch(f) { return this.then(undefined, f); }, finally(f) { return this.then((v) => (f(), v), (e) => { f(); throw e; }); } };
        Own.of = (inner) => new Own((resolve, reject) => inner.then(resolve, reject));
        for (const name of ['resolve', 'reject', 'all', 'allSettled', 'race', 'any']) Own[name] = (...args) => Own.of(Native[name](...args));
        globalThis.Promise = Own; }`,
  },
  'that listens in its own way': {
    script: `
      { const { addEventListener } = EventTarget.prototype;
        EventTarget.prototype.addEventListener = function (type, listener, options) {
          return addEventListener.call(this, type, function (...args) { return listener?.apply?.(this, args) ?? listener?.handleEvent?.(...args); }, options);
        }; }`,
  },
  'without a console, and with timers of its own': {
    script: `
      globalThis.console = {};
      { const native = setTimeout; globalThis.setTimeout = (run, ms, ...rest) => native(() => run(...rest), ms); }`,
  },
  'that answers as an old browser': {
    script: `
      Object.defineProperty(navigator, 'userAgentData', { value: undefined });
      Object.defineProperty(navigator, 'connection', { get() { throw new Error('blocked'); } });
      Object.defineProperty(globalThis, 'sessionStorage', { get() { throw new DOMException('blocked', 'SecurityError'); } });
      performance.mark = performance.measure = performance.clearResourceTimings = () => undefined;
      performance.clearResourceTimings();`,
  },
};

/** The page's own code; what it sees is to be the same with the SDK. */
async function act(): Promise<unknown[]> {
  const init = Object.freeze({ method: 'POST', headers: Object.freeze({ 'x-own': '1' }), body: '{"a":1}' });
  const seen: unknown[] = [];
  seen.push((await fetch('/api/one', init)).status, (await fetch('/api/missing')).status);
  seen.push(await fetch('/api/broken').then(String, (error: Error) => error.name));
  seen.push(
    await new Promise((done) => {
      const xhr = new XMLHttpRequest();
      xhr.open('GET', '/api/two');
      xhr.onloadend = () => done(xhr.status);
      xhr.send();
    }),
  );
  history.pushState({ id: 1 }, '', '/second');
  seen.push(JSON.stringify(history.state), Object.keys({}), [...[1, 2]].length);
  document.body.append(...Array.from({ length: 5000 }, () => document.createElement('p')));
  await new Promise((resume) => setTimeout(resume, 50));
  return [...seen, document.querySelectorAll('p').length];
}

async function visit(script: string, consent: 'granted' | 'denied') {
  site.reset();
  const noise: string[] = [];
  site.context.once('page', (page) => {
    page.on('console', (line) => noise.push(line.text().replace(/127\.0\.0\.1:\d+/g, '')));
    page.on('pageerror', ({ message }) => noise.push(message));
  });
  const page = await site.open({
    head: `<script>${script}</script>`,
    data: { consent, session: 'sessionStorage' },
  });
  const seen = await page.evaluate(act);
  await site.leave(page);
  return { seen, noise };
}

it.each(Object.entries(PAGES))(
  'a page %s goes on as without the script, and is measured',
  async (_, given) => {
    const alone = await visit(given.script, 'denied');
    expect(site.posts()).toEqual([]);
    expect(await visit(given.script, 'granted')).toEqual(alone);
    const spans = site.spans();
    const views = spans.filter(({ type }) => type === 'page_view').map(({ name }) => name);
    expect(views.sort()).toEqual(['page_view /', 'page_view /second']);
    const calls = spans.filter(({ type }) => type === 'http').map(({ name }) => name);
    if (given.seesRequests !== false)
      expect(calls.sort()).toEqual(['GET /api/broken', 'GET /api/missing', 'GET /api/two', 'POST /api/one']);
    const headers = site.page.received.filter(({ url }) => url.pathname.startsWith('/api/'));
    for (const { headers: own } of headers)
      expect(own.traceparent ?? 'none').toMatch(/^(?:00-.{32}-.{16}-03|none)$/);
  },
);
