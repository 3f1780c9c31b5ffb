import { expect, it } from 'vitest';
import { eventually } from '../eventually.ts';
import { leavePage } from '../leavePage.ts';
import type { Pipeline } from '../startPipeline.ts';
import { untilMeasured } from '../untilMeasured.ts';

/** A page that is not ours, with nothing but the script tag: it arrives too, stitched to an API on another origin. */
export function staticPage(pipeline: () => Pipeline): void {
  it("brings in a plain page's view, vitals and its stitched call to an API", async () => {
    const { browser, example, api, traces, metrics } = pipeline();
    const context = await browser.newContext();
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on(
      'console',
      (message) =>
        void (message.type() === 'error' || message.type() === 'warning'
          ? complaints.push(message.text())
          : 0),
    );
    await page.goto(example.origin, { waitUntil: 'load' });
    const called = page.waitForRequest(
      (request) => request.url().startsWith(api.origin) && request.method() === 'GET',
    );
    await page.getByTestId('call-api').click();
    const [, traceId = '', fetchSpanId] = String((await called).headers().traceparent).split('-');
    await untilMeasured(page, ['largest-contentful-paint', 'first-input']);
    await leavePage(page);

    const spans = await eventually('the whole trace', async () => {
      const found = await traces.byId(traceId);
      const names = found.map(({ name }) => name);
      return names.includes('web_vital LCP') && found.some(({ service }) => service === 'example-api')
        ? found
        : undefined;
    });
    expect(spans.find(({ service }) => service === 'example-api')?.parentSpanId).toBe(fetchSpanId);
    expect(spans.find(({ attributes }) => attributes['rum.span.type'] === 'page_view')?.service).toBe(
      'static-example',
    );
    for (const vital of ['LCP', 'CLS', 'INP', 'FCP', 'TTFB']) {
      expect(
        spans.filter(({ name }) => name === `web_vital ${vital}`),
        vital,
      ).toHaveLength(1);
    }
    await eventually('its LCP in the metrics', async () =>
      (await metrics.number('sum(rum_lcp_seconds_count{app="static-example"})')) > 0 ? true : undefined,
    );
    expect(complaints).toEqual([]);
    await context.close();
  });
}
