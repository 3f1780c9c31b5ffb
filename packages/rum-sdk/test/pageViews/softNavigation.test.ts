import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Site, startSite } from '../harness/site.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());
beforeEach(() => site.reset());

const HTML = `
  <h1>List</h1><main></main><button id="next">Next</button>
  <script>
    document.querySelector('#next').addEventListener('click', async () => {
      const until = performance.now() + 60;
      while (performance.now() < until);
      history.pushState({}, '', '/residences/42?tab=1');
      const answer = await fetch('/api/residences/42');
      await answer.json();
      document.querySelector('main').innerHTML = '<h2 style="font-size:80px">Residence</h2>';
    });
  </script>`;

interface Throughline {
  startPageView(route?: string): void;
  setRoute(route: string): void;
}

const views = () => site.spans().filter(({ type }) => type === 'page_view');

describe('a soft navigation', () => {
  it('begins a page view of its own that links to the former one, whose vitals are final then', async () => {
    const page = await site.open({ path: '/residences', html: HTML });
    await page.waitForTimeout(200);
    await page.click('#next');
    await page.waitForTimeout(1200);
    await site.leave(page);

    const [first, second] = views();
    expect([first?.name, second?.name]).toEqual(['page_view /residences', 'page_view /residences/:id']);
    expect(second?.traceId).not.toBe(first?.traceId);
    expect(second?.links).toEqual([{ traceId: first?.traceId, spanId: first?.spanId }]);
    expect(second?.attributes['rum.navigation_type']).toBe('soft-navigation');
    expect(second?.start).toBeGreaterThan(first?.end ?? 0);

    const call = site.spans().find(({ type }) => type === 'http');
    expect(call?.traceId).toBe(second?.traceId);
    expect(call?.attributes['rum.route']).toBe('/residences/:id');
    expect(second?.end).toBeGreaterThanOrEqual(call?.end ?? Number.POSITIVE_INFINITY);

    const vitals = site.spans().filter(({ type }) => type === 'web_vital');
    const of = (view: typeof first) =>
      vitals
        .filter(({ traceId }) => traceId === view?.traceId)
        .map(({ attributes }) => attributes['browser.web_vital.name']);
    expect(of(first)).toEqual(expect.arrayContaining(['FCP', 'TTFB', 'LCP', 'CLS', 'INP']));
    for (const view of [first, second]) expect(new Set(of(view)).size).toBe(of(view).length);
    for (const { attributes, traceId } of vitals) {
      const route = traceId === first?.traceId ? '/residences' : '/residences/:id';
      expect(attributes['rum.route']).toBe(route);
    }
  });

  it('is none when only the query or the fragment changes', async () => {
    const page = await site.open({ path: '/residences', html: HTML });
    await page.evaluate(() => {
      history.pushState({}, '', '/residences?page=2');
      history.replaceState({}, '', '/residences?page=3#top');
      location.hash = 'bottom';
    });
    await page.waitForTimeout(700);
    await site.leave(page);
    expect(views()).toHaveLength(1);
  });

  it('by hand is one page view with the address that follows, or with the one that came before', async () => {
    const page = await site.open({ path: '/residences', html: HTML });
    await page.evaluate(async () => {
      const { throughline } = globalThis as unknown as { throughline: Throughline };
      const pause = () => new Promise((resume) => setTimeout(resume, 1100));
      throughline.startPageView('/tasks/[id]');
      history.pushState({}, '', '/tasks/7');
      await pause();
      throughline.startPageView();
      history.pushState({}, '', '/documents/8');
      await pause();
      history.pushState({}, '', '/people/9');
      throughline.startPageView('/people/:person');
      await pause();
      history.back();
      await new Promise((resume) => setTimeout(resume, 100));
      throughline.setRoute('/documents/:document');
    });
    await site.leave(page);
    expect(views().map(({ attributes }) => attributes['rum.route'])).toEqual([
      '/residences',
      '/tasks/[id]',
      '/documents/:id',
      '/people/:person',
      '/documents/:document',
    ]);
    expect(views().at(-1)?.name).toBe('page_view /documents/:document');
  });

  it('is seen where the browser has no Navigation API, through the History API', async () => {
    const page = await site.open({
      path: '/residences',
      html: HTML,
      before: () => {
        Object.defineProperty(globalThis, 'navigation', { value: undefined });
      },
    });
    await page.click('#next');
    await page.waitForTimeout(800);
    await page.goBack();
    await page.waitForTimeout(800);
    await site.leave(page);
    expect(views().map(({ name }) => name)).toEqual([
      'page_view /residences',
      'page_view /residences/:id',
      'page_view /residences',
    ]);
  });
});
