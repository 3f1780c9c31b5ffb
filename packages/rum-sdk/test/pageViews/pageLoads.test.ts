import type { Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Site, startSite } from '../harness/site.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());
beforeEach(() => site.reset());

const ofType = (type: string) => site.spans().filter((span) => span.type === type);
const routes = () => ofType('page_view').map(({ attributes }) => attributes['rum.route']);
const pause = (page: Page) => page.waitForTimeout(1_100);

/** Reads the page's own Rum. */
const flush = `throughline.flush()`;

describe('routes', () => {
  it('are those of the fragment where the app routes by it, and other fragments are none', async () => {
    const page = await site.open({ path: '/app.html?x=1#/people/4711?tab=jane' });
    await pause(page);
    await page.evaluate(`location.hash = '#!/residences/jane@example.com'`);
    await pause(page);
    await page.evaluate(`location.hash = 'section-2'`);
    await pause(page);
    await page.evaluate(`location.hash = 'section-3'`);
    await site.leave(page);
    expect(routes()).toEqual(['/people/:id', '/residences/:email', '/app.html']);
    expect(JSON.stringify(site.spans())).not.toContain('jane');
  });

  it('are seen where the Navigation API is missing and the page has frozen its history', async () => {
    const page = await site.open({
      path: '/frozen',
      before: () => {
        Object.defineProperty(globalThis, 'navigation', { value: undefined });
        Object.freeze(history);
      },
    });
    await pause(page);
    await page.evaluate(`location.hash = '#/people'`);
    await pause(page);
    await site.leave(page);
    expect(routes()).toEqual(['/frozen', '/people']);
  });

  it('begin page views in a sandboxed page, where the Navigation API is off', async () => {
    const page = await site.open({
      path: '/boxed',
      headers: { 'content-security-policy': 'sandbox allow-scripts' },
    });
    await page.evaluate(
      `try { history.pushState({}, '', '/boxed/2') } catch { location.hash = '#/boxed/2' }`,
    );
    await pause(page);
    await page.evaluate(flush);
    await site.leave(page);
    expect(routes()).toHaveLength(2);
  });
});

describe('documents without an address', () => {
  it.each(['about:blank', 'srcdoc', 'blob:', 'data:'])('%s is one page view of /', async (kind) => {
    const page = await site.open({ path: '/host', data: { consent: 'denied' } });
    await page.evaluate(
      async ({ kind, src, endpoint }) => {
        const frame = document.createElement('iframe');
        // a script belongs to the window whose document made it
        if (kind === 'about:blank') document.body.append(frame);
        const script = (frame.contentDocument ?? document).createElement('script');
        Object.assign(script.dataset, { key: 'pk_test', service: 'frame', endpoint });
        script.src = src;
        const html = `<p>jane@example.com</p>${script.outerHTML}`;
        if (kind === 'srcdoc') frame.srcdoc = html;
        if (kind === 'blob:') frame.src = URL.createObjectURL(new Blob([html], { type: 'text/html' }));
        if (kind === 'data:') frame.src = `data:text/html,${encodeURIComponent(html)}`;
        if (kind !== 'about:blank') document.body.append(frame);
        else frame.contentDocument?.body.append(script);
        await new Promise((done) => {
          (kind === 'about:blank' ? script : frame).onload = done;
        });
      },
      { kind, src: `${site.page.origin}/rum.js`, endpoint: `${site.edge.origin}/v1/traces` },
    );
    await page.waitForTimeout(300);
    const frame = page.frames().at(-1);
    await frame?.evaluate(flush);
    await site.leave(page);
    expect(routes()).toEqual(['/']);
    expect(JSON.stringify(site.posts())).not.toContain('jane');
  });
});

describe('the fetch of the document', () => {
  it('begins with its redirects, and names the address that was fetched', async () => {
    const page = await site.open({ path: '/moved?to=/residences/7' });
    await page.evaluate(`history.replaceState({}, '', '/elsewhere')`);
    await site.leave(page);
    const [fetched] = ofType('document_fetch');
    const [root] = ofType('page_view');
    expect(fetched?.parentSpanId).toBe(root?.spanId);
    expect(fetched?.events.map(({ name }) => name).slice(0, 2)).toEqual(['redirectEnd', 'fetchStart']);
    expect(fetched?.start).toBeGreaterThanOrEqual(root?.start ?? Number.POSITIVE_INFINITY);
    expect(fetched?.attributes['url.full']).toBe(`${site.page.origin}/residences/:id`);
  });
});

it('a beforeunload that keeps the visitor leaves the page view as it is', async () => {
  const page = await site.open({ path: '/form', html: '<input>' });
  await page.evaluate(`addEventListener('beforeunload', (event) => event.preventDefault())`);
  await page.click('input');
  page.once('dialog', (dialog) => dialog.dismiss());
  await page.goto(`${site.foreign.origin}/api/away`, { timeout: 2_000 }).catch(() => undefined);
  await page.evaluate(`fetch('/api/stays')`);
  page.once('dialog', (dialog) => dialog.accept());
  await site.leave(page);
  expect(routes()).toEqual(['/form']);
  const [call] = ofType('http');
  expect(call?.traceId).toBe(ofType('page_view')[0]?.traceId);
});
