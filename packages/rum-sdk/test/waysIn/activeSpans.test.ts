import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { bundleApp } from '../harness/bundleApp.ts';
import { type Site, startSite } from '../harness/site.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());
beforeEach(() => site.reset());

/** A context manager that holds a context until what runs in it has settled: what zone.js does, for one thing at a time. */
const MANAGER = `
  const stack = [ROOT_CONTEXT];
  const manager = {
    active: () => stack.at(-1),
    with(context, work, self, ...args) {
      stack.push(context);
      const pop = () => { stack.splice(stack.lastIndexOf(context), 1); };
      const result = work.apply(self, args);
      if (result?.then) result.then(pop, pop);
      else pop();
      return result;
    },
    bind: (_, target) => target, enable: () => manager, disable: () => manager,
  };
  context.setGlobalContextManager(manager);`;

const APP = `
  import { ROOT_CONTEXT, context, trace } from '@opentelemetry/api';
  import { startRum } from '@throughline/rum-sdk';
  import { registerGlobal } from '@throughline/rum-sdk/global';
  MANAGER
  const rum = startRum({ endpoint: 'EDGE/v1/traces', key: 'pk_app', service: 'app' });
  const unregister = registerGlobal(rum);
  const pause = () => new Promise((done) => setTimeout(done, 200));
  const xhr = (url) => new Promise((done) => {
    const call = new XMLHttpRequest();
    call.open('GET', url);
    call.onloadend = done;
    call.send();
  });
  globalThis.act = async () => {
    const tracer = trace.getTracer('app');
    await tracer.startActiveSpan('global', async (span) => {
      await fetch('/api/global');
      await pause();
      await fetch('/api/global/later');
      await xhr('/api/global/xhr');
      span.end();
    });
    await rum.tracer.startActiveSpan('own', async (span) => {
      await Promise.all([fetch('/api/own'), xhr('/api/own/xhr')]);
      await pause();
      await fetch('/api/own/later');
      span.end();
    });
    unregister();
    await fetch('/api/after');
  };`;

/** What each request is the child of, by path, as its backend is told too. */
async function parents(source: string): Promise<Record<string, string | undefined>> {
  const app = await bundleApp(source.replaceAll('EDGE', site.edge.origin));
  const page = await site.open({
    scripts: { '/app.js': app },
    html: '<h1>App</h1><script src="/app.js"></script>',
  });
  await page.evaluate(() => (globalThis as unknown as { act(): Promise<void> }).act());
  await site.leave(page);
  const spans = site.spans();
  const http = spans.filter(({ type }) => type === 'http');
  for (const { name, traceId, spanId } of http) {
    const request = site.page.received.find(({ url }) => name === `GET ${url.pathname}`);
    expect(request?.headers.traceparent).toBe(`00-${traceId}-${spanId}-03`);
  }
  return Object.fromEntries(
    http.map(({ name, parentSpanId }) => [
      name.replace('GET /api/', ''),
      spans.find(({ spanId }) => spanId === parentSpanId)?.name.split(' ')[0],
    ]),
  );
}

it('a request within startActiveSpan is its child until the first await, where nothing follows that', async () => {
  expect(await parents(APP.replace('MANAGER', ''))).toEqual({
    global: 'global',
    'global/later': 'page_view',
    'global/xhr': 'page_view',
    own: 'own',
    'own/xhr': 'own',
    'own/later': 'page_view',
    after: 'page_view',
  });
});

it('and after it, with a context manager that follows await, for the tracer that is registered', async () => {
  expect(await parents(APP.replace('MANAGER', MANAGER))).toEqual({
    global: 'global',
    'global/later': 'global',
    'global/xhr': 'global',
    own: 'own',
    'own/xhr': 'own',
    'own/later': 'page_view',
    after: 'page_view',
  });
});
