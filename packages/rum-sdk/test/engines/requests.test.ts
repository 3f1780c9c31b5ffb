import { expect, it } from 'vitest';
import { describeEngines } from '../harness/engines/describeEngines.ts';
import type { Server } from '../harness/startServer.ts';

const TRACEPARENT = /^00-[0-9a-f]{32}-[0-9a-f]{16}-03$/;

/** As React does: one listener at the root, the handler's effects in later microtasks and tasks. */
const HANDLERS = `<main><button id="go">Go</button><input id="name"></main><script>
  document.querySelector('main').addEventListener('click', async ({ target }) => {
    if (target.id !== 'go') return;
    fetch('/api/sync');
    await null;
    fetch('/api/microtask');
    setTimeout(() => fetch('/api/task'));
    setTimeout(() => fetch('/api/later'), 600);
  });
  document.querySelector('#name').addEventListener('keydown', () => fetch('/api/key'));
</script>`;

const calls = ({ received }: Server) =>
  received.filter(({ url, method }) => method !== 'OPTIONS' && /^\/api\/(?!away)/.test(url.pathname));

describeEngines('requests', (visits, engine) => {
  const http = () =>
    visits()
      .spans()
      .filter(({ type }) => type === 'http');

  it('carry traceparent through a wrapper of before, in headers of every kind', async () => {
    const head =
      '<script>{ const native = fetch; globalThis.fetch = (input, init) => native(input, init && { ...init }); }</script>';
    const tab = await visits().open({ head });
    await tab.evaluate(async () => {
      await fetch('/api/bare');
      await fetch('/api/literal', { headers: { 'x-own': '1' } });
      await fetch('/api/headers', { headers: new Headers({ 'x-own': '1' }) });
      await fetch('/api/pairs', { headers: [['x-own', '1']] });
      await fetch(new Request('/api/request', { headers: { 'x-own': '1' } }));
    });
    await visits().leave(tab);
    const sent = calls(visits().page).map(({ headers, url }) => [
      url.pathname.slice('/api/'.length),
      TRACEPARENT.test(`${headers.traceparent}`),
      headers['x-own'],
    ]);
    expect(sent).toEqual([
      ['bare', true, undefined],
      ['literal', true, '1'],
      ['headers', true, '1'],
      ['pairs', true, '1'],
      ['request', true, '1'],
    ]);
  });

  it('carry traceparent to the own origin and to propagateTo, and nowhere else, whatever is reused', async () => {
    const tab = await visits().open();
    const reusedAfter = await tab.evaluate(
      async (api, foreign) => {
        const reused = { method: 'POST', headers: { 'x-own': '1' }, body: '{}' };
        const headers = new Headers({ 'x-own': '2' });
        for (const origin of ['', api, foreign, '']) {
          await fetch(`${origin}/api/reused`, reused);
          await fetch(`${origin}/api/headers`, { headers });
          await fetch(new URL(`${origin}/api/url`, location.href), { headers: [['x-own', '3']] });
          await fetch(new Request(`${origin}/api/request`, { headers: { 'x-own': '4' } }));
          await new Promise((done) => {
            const xhr = new XMLHttpRequest();
            xhr.open('GET', `${origin}/api/xhr`);
            xhr.setRequestHeader('x-own', '5');
            xhr.onloadend = done;
            xhr.send();
          });
        }
        return { reused, headers: [...headers] };
      },
      visits().api.origin,
      visits().foreign.origin,
    );
    await visits().leave(tab);
    expect(reusedAfter).toEqual({
      reused: { method: 'POST', headers: { 'x-own': '1' }, body: '{}' },
      headers: [['x-own', '2']],
    });
    const inside = [...calls(visits().page), ...calls(visits().api)];
    expect(inside).toHaveLength(15);
    for (const { headers, url } of inside) {
      expect(headers.traceparent, url.href).toMatch(TRACEPARENT);
      expect(headers.tracestate, url.href).toBe('ot=th:0');
    }
    const abroad = calls(visits().foreign);
    expect(abroad).toHaveLength(5);
    for (const { headers, url } of abroad) {
      expect(headers.traceparent, url.href).toBeUndefined();
      expect(headers.tracestate, url.href).toBeUndefined();
    }
    for (const server of [visits().api, visits().foreign]) {
      expect(calls(server).map(({ headers }) => headers['x-own'])).toEqual(['1', '2', '3', '4', '5']);
    }
    const parents = http().map(({ traceId, spanId }) => `00-${traceId}-${spanId}-03`);
    for (const { headers } of inside) expect(parents).toContain(headers.traceparent);
    expect(http()).toHaveLength(20);
  });

  it("leave the app's own traceparent alone", async () => {
    const tab = await visits().open();
    const own = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
    await tab.evaluate(async (traceparent) => {
      await fetch('/api/fetch', { headers: { TraceParent: traceparent } });
      await new Promise((done) => {
        const xhr = new XMLHttpRequest();
        xhr.open('GET', '/api/xhr');
        xhr.setRequestHeader('Traceparent', traceparent);
        xhr.onloadend = done;
        xhr.send();
      });
    }, own);
    await visits().leave(tab);
    expect(calls(visits().page).map(({ headers }) => headers.traceparent)).toEqual([own, own]);
  });

  it('have the HTTP conventions, the phases, the end of the response, and what went wrong', async () => {
    const tab = await visits().open();
    await tab.evaluate(async (api) => {
      await (await fetch(`${api}/api/slow?token=x`, { method: 'post' })).text();
      await fetch(`${api}/api/missing`);
      // another origin keeps its phases to itself, but for Timing-Allow-Origin
      await (await fetch('/api/own')).text();
      await fetch('/api/broken').catch(() => undefined);
      const abort = new AbortController();
      setTimeout(() => abort.abort(), 50);
      await fetch('/api/slow', { signal: abort.signal }).catch(() => undefined);
      await new Promise((done) => {
        const xhr = new XMLHttpRequest();
        xhr.open('GET', '/api/broken');
        xhr.onloadend = done;
        xhr.send();
      });
      await new Promise((resume) => setTimeout(resume, 200));
    }, visits().api.origin);
    await visits().leave(tab);
    const to = (path: string) => http().filter(({ attributes }) => attributes['url.template'] === path);
    const [slow, aborted] = to('/api/slow');
    expect(slow).toMatchObject({
      name: 'POST /api/slow',
      kind: 3,
      attributes: {
        'http.request.method': 'POST',
        'http.response.status_code': 200,
        'url.full': `${visits().api.origin}/api/slow`,
        'url.template': '/api/slow',
        'server.address': '127.0.0.1',
        'rum.http.initiator': 'fetch',
      },
    });
    expect((slow?.end ?? 0) - (slow?.start ?? 0)).toBeGreaterThanOrEqual(395);
    expect(to('/api/own')[0]?.events.map(({ name }) => name)).toContain('responseStart');
    expect(aborted).toMatchObject({ status: 2, attributes: { 'error.type': 'AbortError' } });
    expect(to('/api/missing')[0]).toMatchObject({ status: 2, attributes: { 'error.type': '404' } });
    const broken = to('/api/broken').map(({ status, attributes }) => [status, attributes['error.type']]);
    expect(broken).toEqual([
      [2, 'TypeError'],
      [2, 'error'],
    ]);
  });

  it('are the children of the interaction that starts them, and of no earlier one', async () => {
    const tab = await visits().open({ html: HANDLERS });
    await tab.click('#go');
    await new Promise((resume) => setTimeout(resume, 1_000));
    await tab.type('#name', 'a');
    await new Promise((resume) => setTimeout(resume, 300));
    await visits().leave(tab);
    const spans = visits().spans();
    const parent = (id: string | undefined) => spans.find(({ spanId }) => spanId === id)?.name;
    const parents = http().map(({ name, parentSpanId }) => [name, parent(parentSpanId)]);
    // the driver clicks into the field before it types
    const { 'GET /api/key': key, ...clicked } = Object.fromEntries(parents) as Record<string, string>;
    expect(clicked).toEqual({
      'GET /api/sync': 'interaction click',
      'GET /api/microtask': 'interaction click',
      'GET /api/task': 'interaction click',
      'GET /api/later': 'page_view /',
    });
    expect(key, engine).toBe('interaction keydown');
    expect(
      JSON.stringify(
        visits()
          .posts()
          .map(({ body }) => body),
      ),
    ).not.toMatch(/KeyA|"a"/);
  });
});
