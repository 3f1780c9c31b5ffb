import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bundleApp } from '../harness/bundleApp.ts';
import type { SpanView } from '../harness/receivedSpans.ts';
import { type Site, startSite } from '../harness/site.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());
beforeEach(() => site.reset());

/** How long the next page takes to come, milliseconds. */
const RENDER_MS = 300;

/**
 * Next's own hooks on its own contexts, with a router that does what Next's does: it tells of the transition, waits for
 * the page, changes the address, and renders with the new params.
 */
const APP = `
  import { createElement, useState } from 'react';
  import { createRoot } from 'react-dom/client';
  import { PathnameContext, PathParamsContext } from 'next/dist/shared/lib/hooks-client-context.shared-runtime';
  import { startRum } from '@throughline/rum-sdk';
  import { onRouterTransitionStart, RumRoute } from '@throughline/rum-sdk/next';
  startRum({ endpoint: 'EDGE/v1/traces', key: 'pk_app', service: 'app' });

  function Root() {
    const [{ path, params }, show] = useState({ path: location.pathname, params: {} });
    globalThis.go = async (url, next, tells) => {
      globalThis.clicked = performance.timeOrigin + performance.now();
      onRouterTransitionStart(url, 'push', tells ? { id: '1', timestamp: globalThis.clicked } : undefined);
      await fetch('/api/page?_rsc=1');
      await new Promise((done) => setTimeout(done, ${RENDER_MS}));
      history.pushState({}, '', url);
      const { pathname } = new URL(url, location.href);
      show({ path: pathname, params: next });
      const pause = () => new Promise((done) => setTimeout(done, 50));
      while (document.querySelector('h1').textContent !== pathname) await pause();
      // and its effects have run
      await pause();
      await fetch('/api/data');
      return globalThis.clicked;
    };
    return createElement(PathnameContext.Provider, { value: path },
      createElement(PathParamsContext.Provider, { value: params },
        createElement('h1', null, path), createElement(RumRoute)));
  }
  createRoot(document.body.appendChild(document.createElement('div'))).render(createElement(Root));`;

type Page = typeof globalThis & {
  go(url: string, params: Record<string, string | string[]>, tells: boolean): Promise<number>;
};

const open = async (path: string) => {
  const app = await bundleApp(APP.replaceAll('EDGE', site.edge.origin));
  return site.open({ path, scripts: { '/app.js': app }, html: '<script src="/app.js"></script>' });
};
const ofType = (type: string): SpanView[] => site.spans().filter((span) => span.type === type);

describe('the App Router', () => {
  it.each([true, false])(
    'begins a page view with the click, named by the params of the page (told the time: %s)',
    async (tells) => {
      const page = await open('/');
      const clicked = await page.evaluate(
        (told) => (globalThis as Page).go('/homes/blue-door/notes?from=list', { home: 'blue-door' }, told),
        tells,
      );
      await site.leave(page);
      const [first, second, ...others] = ofType('page_view');
      expect(others).toEqual([]);
      expect([first?.name, second?.name]).toEqual(['page_view /', 'page_view /homes/:home/notes']);
      expect(second?.attributes['rum.navigation_type']).toBe('soft-navigation');
      expect(second?.links[0]?.spanId).toBe(first?.spanId);
      // from the click to the page's last request, the wait for the page included
      expect(Math.abs((second?.start ?? 0) - clicked)).toBeLessThan(tells ? 1 : RENDER_MS);
      expect((second?.end ?? 0) - clicked).toBeGreaterThan(RENDER_MS);
      for (const { traceId, parentSpanId } of ofType('http')) {
        expect([traceId, parentSpanId]).toEqual([second?.traceId, second?.spanId]);
      }
      // the spans of before the route was known have it too
      expect(JSON.stringify(site.posts().map(({ body }) => body))).not.toContain('blue-door');
    },
  );

  it('names a catch-all, and the page that was loaded', async () => {
    const page = await open('/');
    await page.evaluate(() =>
      (globalThis as Page).go('/docs/anna/letters', { path: ['anna', 'letters'] }, true),
    );
    await page.evaluate(() => (globalThis as Page).go('/homes/red-door', { home: 'red-door' }, true));
    await site.leave(page);
    expect(ofType('page_view').map(({ name }) => name)).toEqual([
      'page_view /',
      'page_view /docs/*',
      'page_view /homes/:home',
    ]);
  });

  it('takes another query of the same page for no page view', async () => {
    const page = await open('/list');
    await page.evaluate(() => (globalThis as Page).go('/list?sort=name', {}, true));
    await site.leave(page);
    expect(ofType('page_view').map(({ name }) => name)).toEqual(['page_view /list']);
    expect(ofType('http')).toHaveLength(2);
  });
});
