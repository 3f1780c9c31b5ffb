import type { Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { bundleApp } from '../harness/bundleApp.ts';
import { type Site, startSite } from '../harness/site.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());
beforeEach(() => site.reset());

const OURS = `
  import { startRum } from '@throughline/rum-sdk';
  globalThis.ours = startRum({ endpoint: 'EDGE/v1/traces', key: 'pk_app', service: 'app', propagateTo: ['API'] });
  globalThis.stopOurs = ours.stop;`;

/** Each with its trace headers on, for every origin, as a site does that wants to see all of its calls. */
const THEIRS: Record<string, string> = {
  Datadog: `
    import { datadogRum } from '@datadog/browser-rum';
    const everywhere = (match) => ({ match, propagatorTypes: ['tracecontext', 'datadog'] });
    datadogRum.init({
      applicationId: 'a', clientToken: 'c', service: 's', proxy: 'API/collect', sessionSampleRate: 100, traceSampleRate: 100,
      allowedTracingUrls: [everywhere(location.origin), everywhere('API')],
    });
    globalThis.stopTheirs = () => datadogRum.stopSession();`,
  Elastic: `
    import { init } from '@elastic/apm-rum';
    const apm = init({ serviceName: 's', serverUrl: 'API', distributedTracingOrigins: ['API'] });
    globalThis.stopTheirs = () => apm.config({ active: false });`,
  Faro: `
    import { getWebInstrumentations, initializeFaro } from '@grafana/faro-web-sdk';
    import { TracingInstrumentation } from '@grafana/faro-web-tracing';
    const instrumentationOptions = { propagateTraceHeaderCorsUrls: [/.*/] };
    const faro = initializeFaro({
      url: 'API/collect', app: { name: 's' },
      instrumentations: [...getWebInstrumentations({ captureConsole: false }), new TracingInstrumentation({ instrumentationOptions })],
    });
    globalThis.stopTheirs = () => faro.pause();`,
  OpenTelemetry: `
    import { registerInstrumentations } from '@opentelemetry/instrumentation';
    import { FetchInstrumentation } from '@opentelemetry/instrumentation-fetch';
    import { XMLHttpRequestInstrumentation } from '@opentelemetry/instrumentation-xml-http-request';
    import { WebTracerProvider } from '@opentelemetry/sdk-trace-web';
    new WebTracerProvider({}).register();
    const everywhere = { propagateTraceHeaderCorsUrls: [/.*/] };
    globalThis.stopTheirs = registerInstrumentations({
      instrumentations: [new FetchInstrumentation(everywhere), new XMLHttpRequestInstrumentation(everywhere)],
    });`,
  Sentry: `
    import { browserTracingIntegration, close, init } from '@sentry/browser';
    init({
      dsn: 'http://key@' + new URL('API').host + '/1', tracesSampleRate: 1, propagateTraceparent: true,
      integrations: [browserTracingIntegration()], tracePropagationTargets: [/.*/],
    });
    globalThis.stopTheirs = () => close();`,
};

/** A trace of the app's own. */
const OWN_TRACE = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;

interface Calls {
  readonly origins: readonly string[];
  /** Headers of the app's own, which are to arrive. */
  readonly own: Record<string, string>;
}

/** Every kind of call, to all origins. */
async function call({ origins, own }: Calls): Promise<number[]> {
  const kinds: Record<string, (url: string) => Promise<Response>> = {
    literal: (url) => fetch(url, { method: 'POST', body: 'x', headers: own }),
    headers: (url) => fetch(new URL(url, location.href), { headers: new Headers(own) }),
    pairs: (url) => fetch(url, { headers: Object.entries(own) }),
    request: (url) => fetch(new Request(url, { headers: own })),
    beside: (url) => fetch(new Request(url), { headers: own }),
    posted: (url) => fetch(new Request(url, { method: 'POST', body: 'x', headers: own })),
  };
  const byXhr = (url: string): Promise<number> =>
    new Promise((done) => {
      const xhr = new XMLHttpRequest();
      xhr.open('GET', url);
      for (const [name, value] of Object.entries(own)) xhr.setRequestHeader(name, value);
      xhr.onloadend = () => done(xhr.status);
      xhr.send();
    });
  const statuses: number[] = [];
  for (const origin of origins) {
    for (const [kind, run] of Object.entries(kinds)) {
      statuses.push((await run(`${origin}/api/kind/${kind}`)).status);
    }
    statuses.push(await byXhr(`${origin}/api/kind/xhr`));
  }
  return statuses;
}

async function open(sources: readonly string[]): Promise<Page> {
  const fill = (text: string) => text.replaceAll('EDGE', site.edge.origin).replaceAll('API', site.api.origin);
  const files = Object.fromEntries(
    await Promise.all(sources.map(async (source, at) => [`/${at}.js`, await bundleApp(fill(source))])),
  );
  const tags = Object.keys(files).map((url) => `<script src="${url}"></script>`);
  return site.open({ scripts: files, html: `<h1>Traced twice</h1>${tags.join('')}` });
}

async function visit(sources: readonly string[], stops: readonly string[], own = {}) {
  const page = await open(sources);
  const statuses = await page.evaluate(call, {
    origins: ['', site.api.origin],
    own: { 'x-own': '1', ...own },
  });
  const after = await page.evaluate((names) => {
    for (const name of names) (globalThis as unknown as Record<string, () => void>)[name]?.();
    return fetch('/api/after').then(({ status }) => status);
  }, stops);
  await site.leave(page);
  return { statuses, after };
}

const CALLS = 14;

/** What has arrived of them. */
const arrived = () =>
  [...site.page.received, ...site.api.received].filter(
    ({ url, method }) => url.pathname.startsWith('/api/kind/') && method !== 'OPTIONS',
  );
const ownSpans = () =>
  site.spans().filter(({ attributes }) => /\/api\/kind\//.test(`${attributes['url.full']}`));

it('a wrapper of before, which leaves the headers to the browser, sends ours with every kind of call', async () => {
  const wrapper = `{
    const native = fetch;
    globalThis.fetch = (input, init) => native(input, init && { ...init, credentials: 'same-origin' });
    const { send } = XMLHttpRequest.prototype;
    XMLHttpRequest.prototype.send = function (...body) { return send.apply(this, body); };
  }`;
  const { statuses } = await visit([wrapper, OURS], []);
  expect(statuses).toEqual(Array(CALLS).fill(200));
  const calls = arrived();
  const sent = calls.map(({ headers }) => `${headers.traceparent}`.split('-')[2]);
  expect(sent.sort()).toEqual(
    ownSpans()
      .map(({ spanId }) => spanId)
      .sort(),
  );
  expect(calls.map(({ headers }) => headers['x-own'])).toEqual(Array(CALLS).fill('1'));
});

it.each(Object.keys(THEIRS))(
  'one traceparent leaves per call beside %s, whichever comes first',
  async (name) => {
    const theirs = THEIRS[name] as string;
    for (const [sources, stops] of [
      [
        [OURS, theirs],
        ['stopOurs', 'stopTheirs'],
      ],
      [
        [theirs, OURS],
        ['stopOurs', 'stopTheirs'],
      ],
      [
        [theirs, OURS],
        ['stopTheirs', 'stopOurs'],
      ],
    ] as const) {
      site.reset();
      const { statuses, after } = await visit(sources, stops);
      expect([after, ...statuses]).toEqual(Array(CALLS + 1).fill(200));
      const calls = arrived();
      expect(calls).toHaveLength(CALLS);
      for (const { url, headers } of calls) {
        expect(headers.traceparent, url.pathname).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-0[0-3]$/);
        expect(headers['x-own'], url.pathname).toBe('1');
        const vendors = `${headers.tracestate ?? ''}`
          .split(',')
          .map((member) => member.split('=')[0]?.trim());
        expect(new Set(vendors).size, `${headers.tracestate}`).toBe(vendors.length);
      }
      // every call has one span of ours, whoever's header it went with, and stop() loses none
      expect(ownSpans().map(({ name: span }) => span)).toHaveLength(CALLS);
    }
  },
);

/**
 * What a tracer makes of an app's own `traceparent` where ours can do nothing: it puts its own in that one's place, with
 * `set` or in an object (a page without ours sends the same); or it makes pairs of its own out of an init's headers, adds
 * its own to them, and hands them to the fetch that it had taken before ours was there. Not each of them does so at once.
 */
const THEIR_DOING: Record<string, Partial<Record<'ours first' | 'theirs first', RegExp>>> = {
  Datadog: { 'theirs first': /literal|headers|pairs|beside/ },
  Faro: { 'ours first': /^(?!xhr)/, 'theirs first': /^(?!xhr)/ },
  OpenTelemetry: { 'ours first': /^(?!xhr)/, 'theirs first': /^(?!xhr)/ },
};

it.each(Object.keys(THEIRS))(
  'the app’s own traceparent leaves alone beside %s, whichever comes first',
  async (name) => {
    const theirs = THEIRS[name] as string;
    for (const [order, sources] of [
      ['ours first', [OURS, theirs]],
      ['theirs first', [theirs, OURS]],
    ] as const) {
      site.reset();
      const { statuses } = await visit(sources, ['stopOurs', 'stopTheirs'], { traceparent: OWN_TRACE });
      expect(statuses).toEqual(Array(CALLS).fill(200));
      expect(arrived()).toHaveLength(CALLS);
      for (const { url, headers } of arrived()) {
        const kind = url.pathname.replace('/api/kind/', '');
        if (THEIR_DOING[name]?.[order]?.test(kind)) continue;
        expect(headers.traceparent, `${order} ${kind}`).toBe(OWN_TRACE);
      }
      expect(ownSpans()).toHaveLength(CALLS);
    }
  },
);

it.each(Object.keys(THEIRS))(
  'posts leave past %s, which was there first, without its headers',
  async (name) => {
    const page = await open([THEIRS[name] as string, OURS]);
    await page.evaluate(() => fetch('/api/kind/one').then((response) => response.text()));
    const flushed = () =>
      page.evaluate(() => (globalThis as unknown as { ours: { flush(): Promise<void> } }).ours.flush());
    // while the page is shown, and none asked for leave
    await expect.poll(() => flushed().then(ownSpans), { timeout: 30_000 }).toHaveLength(1);
    expect(new Set(site.edge.received.map(({ method }) => method))).toEqual(new Set(['POST']));
    await site.leave(page);
  },
);
