import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Site, startSite } from '../harness/site.ts';
import { type Server, startServer } from '../harness/startServer.ts';

/** Above the threshold of a second. */
const SLOW_MS = 1_200;

let site: Site;
let cdn: Server;
beforeAll(async () => {
  site = await startSite();
  cdn = await startServer(({ url }, response) => {
    response.setHeader('timing-allow-origin', '*');
    response.setHeader('access-control-allow-origin', '*');
    const status = Number(url.searchParams.get('status') ?? 200);
    setTimeout(() => response.writeHead(status).end('x'), url.pathname === '/slow.css' ? SLOW_MS : 0);
  });
});
afterAll(async () => {
  await cdn.close();
  await site.close();
});
beforeEach(() => site.reset());

const resources = () => site.spans().filter(({ type }) => type === 'resource');

describe('slow and failed resources', () => {
  it('are spans of the page view, with type, scrubbed URL, status and phases; others are none', async () => {
    const page = await site.open({
      html: `<link rel="stylesheet" href="${cdn.origin}/slow.css?token=secret">
        <img alt="" src="/api/missing"><img alt="" src="/hero.png">
        <script crossorigin src="${cdn.origin}/app/jane@example.com.js?status=503"></script>
        <script>fetch('/api/missing')</script>`,
    });
    await page.waitForTimeout(500);
    await site.leave(page);
    const root = site.spans().find(({ type }) => type === 'page_view');
    const found = Object.fromEntries(resources().map((span) => [span.name, span]));
    expect(
      resources()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['resource img', 'resource link', 'resource script']);
    for (const { parentSpanId, traceId } of resources()) {
      expect([traceId, parentSpanId]).toEqual([root?.traceId, root?.spanId]);
    }
    const [img, link, script] = ['img', 'link', 'script'].map((type) => found[`resource ${type}`]);
    expect(img).toMatchObject({
      status: 2,
      attributes: {
        'rum.resource.type': 'img',
        'rum.resource.url': `${site.page.origin}/api/missing`,
        'http.response.status_code': 404,
        'error.type': '404',
      },
    });
    expect(script?.attributes['http.response.status_code']).toBe(503);
    expect(JSON.stringify([script, link])).not.toMatch(/jane|secret/);
    expect(link?.status).not.toBe(2);
    expect(link?.events.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['requestStart', 'responseStart']),
    );
    expect((link?.end ?? 0) - (link?.start ?? 0)).toBeGreaterThanOrEqual(SLOW_MS - 1);
  });

  it('that come after the load, or on a page that hides before it, are seen too', async () => {
    const page = await site.open({ html: '<p>x' });
    await page.evaluate(() => {
      const late = new Image();
      late.src = '/api/missing?late';
      return new Promise((done) => {
        late.onerror = done;
      });
    });
    await site.leave(page);
    expect(resources()).toHaveLength(1);
    site.reset();

    const hanging = `<img alt="" src="/api/missing"><img alt="" src="/api/drip">`;
    const early = await site.context.newPage();
    site.page.received.length = 0;
    const opening = site.open({ html: hanging }).catch(() => undefined);
    await expect.poll(() => site.page.received.some(({ url }) => url.pathname === '/rum.js')).toBe(true);
    const loading = site.context.pages().at(-1);
    await expect
      .poll(() => loading?.evaluate('typeof throughline + performance.getEntriesByType("resource").length'))
      .toMatch(/^object[2-9]/);
    if (loading) await site.leave(loading);
    await opening;
    await early.close();
    expect(resources().map(({ name }) => name)).toEqual(['resource img']);
  });

  it("are not the SDK's own posts, and bounded", async () => {
    site.answerWith(() => ({ status: 404 }));
    const own = `<img alt="" src="${site.edge.origin}/v1/traces?key=pk_x">`;
    const many = Array.from({ length: 60 }, (_, at) => `<img alt="" src="/api/missing?${at}">`);
    const page = await site.open({ html: own + many.join('') });
    await page.waitForTimeout(300);
    site.answerWith(() => ({}));
    await site.leave(page);
    expect(resources().length).toBeGreaterThan(0);
    expect(resources().length).toBeLessThanOrEqual(20);
    expect(
      resources().filter(({ attributes }) => String(attributes['rum.resource.url']).includes('traces')),
    ).toEqual([]);
  });
});
