import { expect, it } from 'vitest';
import { eventually } from '../eventually.ts';
import { leavePage } from '../leavePage.ts';
import type { Pipeline } from '../startPipeline.ts';
import { untilMeasured } from '../untilMeasured.ts';

/** Page views at a rate of one half: the chance that all fall the same way is 2 in 16 million. */
const VIEWS = 24;

/** A trace is kept or dropped whole, the backend's spans included, while the histograms count every page view. */
export function sampling(pipeline: () => Pipeline): void {
  it('keeps or drops whole traces at sampleRate 0.5 and counts every page view', async () => {
    const { browser, example, api, traces, metrics } = pipeline();
    const counts = { views: pageViews(), lcp: `sum(rum_lcp_seconds_count{app="static-example"})` };
    const before = { views: await metrics.number(counts.views), lcp: await metrics.number(counts.lcp) };
    api.calls.length = 0;
    // tabs of one visitor: a profile that is thrown away with its page takes along what that page still sends
    const context = await browser.newContext();
    for (let view = 0; view < VIEWS; view++) {
      const page = await context.newPage();
      await page.goto(`${example.origin}/?sample-rate=0.5`, { waitUntil: 'load' });
      await untilMeasured(page, ['largest-contentful-paint']);
      const called = page.waitForResponse((response) => response.url().startsWith(api.origin));
      await page.getByTestId('call-api').click();
      await called;
      await leavePage(page);
    }
    const sent = api.calls.map(({ traceparent }) => String(traceparent).split('-'));
    expect(sent).toHaveLength(VIEWS);
    const sampled = sent.filter(([, , , flags]) => flags === '03').map(([, id]) => String(id));
    const unsampled = sent.filter(([, , , flags]) => flags === '02').map(([, id]) => String(id));
    expect(sampled.length + unsampled.length).toBe(VIEWS);
    expect(sampled.length).toBeGreaterThan(0);
    expect(unsampled.length).toBeGreaterThan(0);
    for (const id of sampled) {
      const services = await eventually(`the whole of trace ${id}`, async () => {
        const found = new Set((await traces.byId(id)).map(({ service }) => service));
        return found.size === 2 ? found : undefined;
      });
      expect([...services].sort()).toEqual(['example-api', 'static-example']);
    }
    await eventually('every page view in the metrics', async () =>
      (await metrics.number(counts.views)) - before.views === VIEWS &&
      (await metrics.number(counts.lcp)) - before.lcp === VIEWS
        ? true
        : undefined,
    );
    for (const id of unsampled) expect(await traces.byId(id)).toEqual([]);
    await context.close();
  });
}

function pageViews(): string {
  return 'sum(rum_page_views_total{app="static-example"})';
}
