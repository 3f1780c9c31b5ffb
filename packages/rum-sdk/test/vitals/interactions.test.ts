import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Site, startSite } from '../harness/site.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());
beforeEach(() => site.reset());

const HTML = `
  <main><button id="go">Go</button><button id="chain">Chain</button><form action="/never"><input id="name"><button id="send">Send</button></form></main>
  <script>
    const main = document.querySelector('main');
    // as React does: one listener at the root, the handler's effects in later microtasks and tasks
    main.addEventListener('click', async ({ target }) => {
      if (target.id !== 'go') return;
      fetch('/api/sync');
      await null;
      fetch('/api/microtask');
      new MessageChannel().port1.close();
      setTimeout(() => fetch('/api/task'));
      setTimeout(() => fetch('/api/later'), 600);
    });
    main.addEventListener('submit', (event) => { event.preventDefault(); fetch('/api/submit', { method: 'POST' }); });
    document.querySelector('#chain').addEventListener('click', async () => {
      await fetch('/api/slow');
      await fetch('/api/second');
      const xhr = new XMLHttpRequest();
      xhr.open('GET', '/api/third');
      xhr.onload = () => { fetch('/api/fourth'); setTimeout(() => fetch('/api/unrelated'), 600); };
      xhr.send();
    });
    document.querySelector('#name').addEventListener('keydown', () => fetch('/api/key'));
  </script>`;

const parentNames = (): Record<string, string | undefined> => {
  const spans = site.spans();
  const nameOf = (id: string | undefined) => spans.find(({ spanId }) => spanId === id)?.name;
  const http = spans.filter(({ type }) => type === 'http');
  return Object.fromEntries(http.map(({ name, parentSpanId }) => [name, nameOf(parentSpanId)]));
};

describe('a request that an interaction starts', () => {
  it('is its child: in the dispatch, in a microtask, in the next task; and not any later', async () => {
    const page = await site.open({ html: HTML });
    await page.click('#go');
    await page.waitForTimeout(900);
    await site.leave(page);
    expect(parentNames()).toEqual({
      'GET /api/sync': 'interaction click',
      'GET /api/microtask': 'interaction click',
      'GET /api/task': 'interaction click',
      'GET /api/later': 'page_view /',
    });
    const spans = site.spans();
    expect(spans.filter(({ name }) => name === 'interaction click')).toHaveLength(1);
    expect(new Set(spans.map(({ traceId }) => traceId)).size).toBe(1);
  });

  it('is its child, too, when it follows the response to one of its requests; and not any later', async () => {
    const page = await site.open({ html: HTML });
    await page.click('#chain');
    await expect
      .poll(() => site.page.received.some(({ url }) => url.pathname === '/api/unrelated'), {
        timeout: 30_000,
      })
      .toBe(true);
    await page.waitForTimeout(200);
    await site.leave(page);
    expect(parentNames()).toEqual({
      'GET /api/slow': 'interaction click',
      'GET /api/second': 'interaction click',
      'GET /api/third': 'interaction click',
      'GET /api/fourth': 'interaction click',
      'GET /api/unrelated': 'page_view /',
    });
    // where the browser was slow between press and release, INP's own, which began with the press, is another
    expect(site.spans().filter(({ name }) => name === 'interaction click')).toHaveLength(1);
  });

  it('is the child of what was done: a key, a click that submits; never of a click by script', async () => {
    const page = await site.open({ html: HTML });
    await page.press('#name', 'a');
    await page.waitForTimeout(200);
    await page.click('#send');
    await page.waitForTimeout(200);
    await page.evaluate(() => {
      document.querySelector('main')?.addEventListener('click', () => fetch('/api/scripted'));
      document.querySelector<HTMLElement>('main')?.click();
    });
    await page.waitForTimeout(100);
    await site.leave(page);
    expect(parentNames()).toEqual({
      'GET /api/key': 'interaction keydown',
      'POST /api/submit': 'interaction click',
      'GET /api/scripted': 'page_view /',
    });
    // never which key, never what was typed
    expect(JSON.stringify(site.posts().map(({ body }) => body))).not.toMatch(/KeyA|"a"/);
  });
});
