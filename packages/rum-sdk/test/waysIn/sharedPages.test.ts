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
  startRum({ endpoint: 'EDGE/v1/traces', key: 'pk_app', service: 'app' });`;
const THEIRS = {
  Sentry: `
    import * as Sentry from '@sentry/browser';
    Sentry.init({
      dsn: 'http://key@' + new URL('API').host + '/1', tracesSampleRate: 1,
      integrations: [Sentry.browserTracingIntegration()], tracePropagationTargets: [],
    });
    globalThis.flushed = () => Sentry.flush(2000);`,
  Faro: `
    import { getWebInstrumentations, initializeFaro } from '@grafana/faro-web-sdk';
    initializeFaro({ url: 'API/collect', app: { name: 'theirs' }, instrumentations: getWebInstrumentations({ captureConsole: false }) });
    globalThis.flushed = () => new Promise((done) => setTimeout(done, 600));`,
};
const APP = `
  globalThis.act = async () => {
    const seen = [];
    seen.push((await fetch('/api/one', { method: 'POST', body: 'x' })).status);
    seen.push(await fetch('/api/slow').then((response) => response.json()));
    seen.push(await fetch('/api/broken').catch((error) => error.name));
    seen.push(await new Promise((done) => {
      const xhr = new XMLHttpRequest();
      xhr.open('GET', '/api/missing');
      xhr.onload = () => done(xhr.status);
      xhr.send();
    }));
    history.pushState({}, '', '/second');
    setTimeout(() => { throw new RangeError('of the app'); });
    await new Promise((done) => setTimeout(done, 100));
    await globalThis.flushed?.();
    return seen;
  };`;

/** Until the other one has told its server of the app's error. */
async function visit(sources: string[]) {
  site.reset();
  const fill = (text: string) => text.replaceAll('EDGE', site.edge.origin).replaceAll('API', site.api.origin);
  const scripts = await Promise.all([...sources, APP].map((source) => bundleApp(fill(source))));
  const files = Object.fromEntries(scripts.map((text, at) => [`/${at}.js`, text]));
  const uncaught: string[] = [];
  site.context.once('page', (page) => page.on('pageerror', ({ message }) => uncaught.push(message)));
  const page = await site.open({
    scripts: files,
    html: `<h1>Shared</h1>${Object.keys(files)
      .map((url) => `<script src="${url}"></script>`)
      .join('')}`,
  });
  const seen = await page.evaluate(() => (globalThis as unknown as { act(): Promise<unknown> }).act());
  const theirs = () => site.api.received.filter(({ method }) => method === 'POST').map(({ body }) => body);
  await expect.poll(() => theirs().join('\n'), { timeout: 30_000 }).toContain('of the app');
  await site.leave(page);
  return { seen, uncaught };
}

it.each(['Sentry', 'Faro'] as const)('shares a page with %s, whichever comes first', async (name) => {
  const alone = await visit([THEIRS[name]]);
  for (const order of [
    [OURS, THEIRS[name]],
    [THEIRS[name], OURS],
  ]) {
    const both = await visit(order);
    // the app, and what the other one tells of it, are as they were
    expect([both.seen, both.uncaught]).toEqual([alone.seen, alone.uncaught]);
    const spans = site.spans();
    const named = (type: string) => spans.filter((span) => span.type === type).map((span) => span.name);
    expect(named('page_view').sort()).toEqual(['page_view /', 'page_view /second']);
    expect(named('error')).toEqual(['error RangeError']);
    const own = named('http').filter((text) => /\/api\/(?:one|slow|broken|missing)$/.test(text));
    expect(own.sort()).toEqual(['GET /api/broken', 'GET /api/missing', 'GET /api/slow', 'POST /api/one']);
    // one traceparent each, and none to the other one's server
    const calls = site.page.received.filter(({ url }) => url.pathname.startsWith('/api/'));
    for (const { headers } of calls) expect(headers.traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-03$/);
    expect(site.api.received.some(({ headers }) => 'traceparent' in headers)).toBe(false);
  }
});
