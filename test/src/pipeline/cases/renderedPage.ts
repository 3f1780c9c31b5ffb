import { expect, it } from 'vitest';
import { eventually } from '../eventually.ts';
import { leavePage } from '../leavePage.ts';
import { openPanel } from '../openPanel.ts';
import type { Pipeline } from '../startPipeline.ts';
import type { StoredSpan } from '../storedTraces.ts';
import { untilMeasuring } from '../untilMeasuring.ts';

/** A route of a few queries that no other case leaves by a click on this button. */
const ROUTE = '/tasks';

/** `Span.SpanKind` of OTLP. */
const SERVER = 2;

/** From the server's render to the next click: the page view is the render span's child. */
export function renderedPage(pipeline: () => Pipeline): void {
  it('puts server render and its SQL, page view, click, API and SQL into one trace; each load into its own', async () => {
    const { traces, panel } = pipeline();
    const page = await openPanel(pipeline(), ROUTE);
    const first = await traceOfClick();
    await page.goto(`${panel}${ROUTE}`, { waitUntil: 'load' });
    await untilMeasuring(page);
    const second = await traceOfClick();
    await leavePage(page);
    expect(second).not.toBe(first);
    for (const traceId of [first, second]) await expectWhole(traceId);

    async function traceOfClick(): Promise<string> {
      const answered = page.waitForResponse((response) => response.request().method() === 'PATCH');
      await page
        .getByRole('button', { name: /^mark .*done/i })
        .first()
        .click();
      return (await answered).request().headers().traceparent?.split('-')[1] ?? '';
    }

    async function expectWhole(traceId: string): Promise<void> {
      const spans = await eventually('render, page view and click in one trace', async () => {
        const found = await traces.byId(traceId);
        const isThere = (type: string) => found.some((span) => span.attributes['rum.span.type'] === type);
        // the panel sends its spans a few seconds after it has answered
        const queries = new Set(queriesUnderView(found));
        return isThere('page_view') && isThere('interaction') && queries.size === 2 ? found : undefined;
      });
      const views = spans.filter((span) => span.attributes['rum.span.type'] === 'page_view');
      expect(views).toHaveLength(1);
      expect(views[0]?.attributes['rum.server_trace']).toBe('joined');
      const render = spans.find(({ spanId }) => spanId === views[0]?.parentSpanId);
      expect(render).toMatchObject({ service: 'admin-panel', kind: SERVER });
      expect(render?.parentSpanId ?? '').toBe('');
    }
  });
}

/** Of each query, whether it is the API call's, below the page view, or the render's own. */
function queriesUnderView(spans: readonly StoredSpan[]): boolean[] {
  const isUnderView = (span: StoredSpan | undefined): boolean =>
    span !== undefined &&
    (span.attributes['rum.span.type'] === 'page_view' ||
      isUnderView(spans.find(({ spanId }) => spanId === span.parentSpanId)));
  return spans.filter((span) => span.attributes['db.system.name'] !== undefined).map(isUnderView);
}
