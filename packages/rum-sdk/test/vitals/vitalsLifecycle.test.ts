import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTabs } from '../harness/openTabs.ts';
import type { SpanView } from '../harness/receivedSpans.ts';
import { type Origins, startOrigins } from '../harness/startOrigins.ts';

/** A page that shifts and works when it is asked to. */
const HTML = `
  <div id="banner"></div><h1>Heading</h1><p>${'Text that moves. '.repeat(40)}</p>
  <button id="work">Work</button><a id="next" href="/next">Next</a>
  <script>
    const busy = (ms) => { const end = performance.now() + ms; while (performance.now() < end); };
    document.querySelector('#work').addEventListener('click', () => busy(Number(document.body.dataset.work ?? 60)));
  </script>`;

let site: Origins;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = await Promise.all([startOrigins(), openTabs()]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});
beforeEach(() => {
  site.reset();
  site.serve({ html: HTML });
});

const pause = (ms: number) => new Promise((resume) => setTimeout(resume, ms));

async function openTab(path: string, background = false): Promise<Page> {
  const page = await browser.newPage({ background });
  await page.goto(site.page.origin + path, { waitUntil: 'load' });
  await pause(200);
  return page;
}

async function shift(page: Page, height: string): Promise<void> {
  // half a second after any input, so that the shift counts (Layout Instability, "hadRecentInput")
  await pause(600);
  await page.evaluate((value) => {
    (document.querySelector('#banner') as HTMLElement).style.height = value;
  }, height);
  await pause(200);
}

/** Takes the tab away, and brings it back. */
async function switchAway(page: Page): Promise<void> {
  const other = await browser.newPage();
  await pause(300);
  await page.bringToFront();
  await pause(300);
  await other.close();
}

async function close(page: Page): Promise<void> {
  await page.close();
  await pause(300);
  await site.settled();
}

const vitals = (name: string): SpanView[] =>
  site.spans().filter(({ attributes }) => attributes['browser.web_vital.name'] === name);

const valuesOf = (name: string) =>
  vitals(name).map(({ attributes }) => attributes['browser.web_vital.value']);

describe('the vitals of a page that', () => {
  it('is hidden, shown again and goes on are told again, under their ids and marked', async () => {
    const page = await openTab('/');
    await shift(page, '50px');
    await page.click('#work');
    await switchAway(page);
    await shift(page, '150px');
    await page.evaluate(() => {
      document.body.dataset.work = '180';
    });
    await page.click('#work');
    await pause(300);
    await switchAway(page);
    // nothing has changed since
    await close(page);

    for (const name of ['CLS', 'INP']) {
      const [first, second, ...more] = vitals(name);
      expect(more, name).toEqual([]);
      const [before, after] = valuesOf(name).map(Number) as [number, number];
      expect(after, name).toBeGreaterThan(before);
      expect(first?.attributes).toMatchObject({ 'browser.web_vital.delta': before });
      expect(first?.attributes['rum.vital.report']).toBeUndefined();
      expect(second?.attributes).toMatchObject({
        'browser.web_vital.id': first?.attributes['browser.web_vital.id'],
        'rum.vital.report': 2,
      });
      expect(second?.attributes['browser.web_vital.delta']).toBeCloseTo(after - before, 9);
      expect(second?.traceId).toBe(first?.traceId);
    }
    for (const name of ['LCP', 'FCP', 'TTFB']) expect(vitals(name), name).toHaveLength(1);
  });

  it('was opened in the background have no LCP and no FCP', async () => {
    const page = await openTab('/', true);
    expect(await page.evaluate(() => document.visibilityState)).toBe('hidden');
    await page.bringToFront();
    await pause(400);
    await close(page);
    expect(valuesOf('TTFB')).toHaveLength(1);
    expect([...valuesOf('LCP'), ...valuesOf('FCP')]).toEqual([]);
    expect(site.spans().filter(({ type }) => type === 'page_view')).toHaveLength(1);
  });

  it('was prerendered count from the moment when it is shown', async () => {
    const rules = { prerender: [{ source: 'list', urls: ['/ready'], eagerness: 'immediate' }] };
    site.serve({
      html: `<a id="next" href="/ready">Next</a><script type="speculationrules">${JSON.stringify(rules)}</script>`,
    });
    const page = await openTab('/');
    site.serve({ html: HTML });
    await expect.poll(() => site.page.received.some(({ url }) => url.pathname === '/ready')).toBe(true);
    await pause(800);
    site.reset();
    await page.click('#next');
    await pause(1000);
    await Promise.all((await browser.pages()).slice(1).map((open) => open.close()));
    await site.settled();

    const shown = site.spans().filter(({ attributes }) => attributes['rum.route'] === '/ready');
    const root = shown.find(({ type }) => type === 'page_view');
    expect(root?.attributes['rum.navigation_type']).toBe('prerender');
    const of = (name: string) =>
      shown.filter(({ attributes }) => attributes['browser.web_vital.name'] === name);
    for (const name of ['LCP', 'FCP', 'TTFB', 'CLS']) expect(of(name), name).toHaveLength(1);
    // painted before it was shown, 0.8 s before the click
    expect(of('LCP')[0]?.attributes['browser.web_vital.value']).toBeLessThan(500);
    expect(of('LCP')[0]?.start).toBeCloseTo(root?.start ?? 0, 0);
  });

  it('comes back from the back/forward cache are those of a page view of its own', async () => {
    const page = await openTab('/');
    await page.click('#work');
    await pause(100);
    await page.evaluate(() => location.assign('/next'));
    await pause(700);
    await page.evaluate(() => history.back()).catch(() => undefined);
    await pause(700);
    await page.click('#work');
    await pause(200);
    await close(page);

    const roots = site
      .spans()
      .filter(({ type, attributes }) => type === 'page_view' && attributes['rum.route'] === '/');
    expect(roots.map(({ attributes }) => attributes['rum.navigation_type'])).toEqual([
      'navigate',
      'back-forward-cache',
    ]);
    for (const { traceId, attributes } of roots) {
      const own = site.spans().filter((span) => span.traceId === traceId && span.type === 'web_vital');
      const names = own.map((span) => span.attributes['browser.web_vital.name']);
      for (const name of ['LCP', 'CLS', 'INP'])
        expect(
          names.filter((other) => other === name),
          name,
        ).toHaveLength(1);
      for (const span of own) {
        expect(span.attributes['browser.web_vital.navigation_type']).toBe(attributes['rum.navigation_type']);
      }
    }
    expect(roots[1]?.links.map(({ traceId }) => traceId)).toEqual([roots[0]?.traceId]);
  });
});
