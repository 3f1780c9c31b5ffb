import { expect, it } from 'vitest';
import { eventually } from '../eventually.ts';
import { leavePage } from '../leavePage.ts';
import { openPanel } from '../openPanel.ts';
import type { Pipeline } from '../startPipeline.ts';

/** Next's own router in the built panel: `onRouterTransitionStart` and `<RumRoute>` (`@throughline/rum-sdk/next`). */
export function routedPage(pipeline: () => Pipeline): void {
  it('makes a click on a link a page view of its own, named by the params of the page it leads to', async () => {
    const { traces } = pipeline();
    const page = await openPanel(pipeline(), '/residences');
    const link = page.locator('a[href^="/residences/"]').first();
    const address = `${await link.getAttribute('href')}`;
    await link.click();
    await page.waitForURL(`**${address}`);
    const marked = page.waitForResponse((response) => response.request().headers().traceparent !== undefined);
    await page.evaluate(() => fetch('/api/residences?probe=1'));
    const [, traceId = ''] = `${(await marked).request().headers().traceparent}`.split('-');
    await page.waitForTimeout(500);
    await leavePage(page);

    const spans = await eventually('the routed page view', async () => {
      const found = await traces.byId(traceId);
      return found.some(({ attributes }) => attributes['rum.span.type'] === 'page_view') ? found : undefined;
    });
    const view = spans.find(({ attributes }) => attributes['rum.span.type'] === 'page_view');
    expect(view?.name).toBe('page_view /residences/:id');
    expect(view?.attributes['rum.navigation_type']).toBe('soft-navigation');
    const [former] = view?.links ?? [];
    expect(former?.traceId).not.toBe(traceId);
    const before = await eventually('the page view before it', async () => {
      const found = await traces.byId(`${former?.traceId}`);
      return found.find(({ spanId }) => spanId === former?.spanId);
    });
    expect(before.name).toBe('page_view /residences');
    // the router's request for the page belongs to the page view that it led to
    const rsc = spans.filter(({ name }) => name === 'GET /residences/:id');
    expect(rsc.length).toBeGreaterThan(0);
    expect(JSON.stringify([...spans, before])).not.toContain(address);
  });
}
