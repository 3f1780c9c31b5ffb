import { expect, it } from 'vitest';
import { eventually } from '../eventually.ts';
import { leavePage } from '../leavePage.ts';
import { openPanel } from '../openPanel.ts';
import type { Pipeline } from '../startPipeline.ts';
import type { StoredSpan } from '../storedTraces.ts';

/** `Span.SpanKind` of OTLP. */
const SERVER = 2;
const CLIENT = 3;

/** The main job: one trace from the page view and the click through fetch to the route handler and its SQL. */
export function stitchedTrace(pipeline: () => Pipeline): void {
  it('joins page view, click, fetch, route handler and SQL in one trace, each the child of the one before', async () => {
    const { traces } = pipeline();
    const page = await openPanel(pipeline(), '/tasks');
    const answered = page.waitForResponse((response) => response.request().method() === 'PATCH');
    await page
      .getByRole('button', { name: /^mark .*done/i })
      .first()
      .click();
    const traceparent = (await answered).request().headers().traceparent ?? '';
    await leavePage(page);

    const [, traceId = ''] = traceparent.split('-');
    const spans = await eventually('the whole trace', async () => {
      const found = await traces.byId(traceId);
      const complete =
        chainOfClick(found).some(isPageView) && found.some(({ name }) => name === 'web_vital LCP');
      return complete ? found : undefined;
    });
    const chain = chainOfClick(spans);
    const at = (is: (span: StoredSpan) => boolean) => chain.findIndex(is);
    const fetchSpan = chain[at((span) => span.attributes['rum.span.type'] === 'http')];
    const serverSpan = chain[at((span) => span.kind === SERVER)];
    // the server's render, which is the page view's parent, is a case of its own
    expect(chain[at(isPageView)]).toMatchObject({ name: 'page_view /tasks', service: 'admin-panel-web' });
    expect(chain.at(-1)?.parentSpanId ?? '').toBe('');
    expect(fetchSpan).toMatchObject({ name: 'PATCH /api/tasks/:id', kind: CLIENT });
    expect(fetchSpan?.spanId).toBe(traceparent.split('-')[2]);
    expect(serverSpan).toMatchObject({ service: 'admin-panel', parentSpanId: fetchSpan?.spanId });
    expect(at((span) => span.attributes['rum.span.type'] === 'interaction')).toBe(
      at((span) => span === fetchSpan) + 1,
    );
    expect(chain[0]?.attributes).toMatchObject({ 'db.system.name': 'postgresql' });
    expect(new Set(spans.map((span) => span.traceId))).toEqual(new Set([traceId]));
  });
}

function isSql(span: StoredSpan): boolean {
  return span.attributes['db.system.name'] !== undefined;
}

function isPageView(span: StoredSpan): boolean {
  return span.attributes['rum.span.type'] === 'page_view';
}

/** From the SQL of the API's call up to the root; the server's render has queries of its own, outside the page view. */
function chainOfClick(spans: readonly StoredSpan[]): StoredSpan[] {
  const chains = spans.filter(isSql).map((span) => ancestors(span, spans));
  return chains.find((chain) => chain.some(isPageView)) ?? [];
}

/** The span, its parent, its parent's parent and so on to the root. */
function ancestors(span: StoredSpan | undefined, spans: readonly StoredSpan[]): StoredSpan[] {
  if (!span) return [];
  return [
    span,
    ...ancestors(
      spans.find(({ spanId }) => spanId === span.parentSpanId),
      spans,
    ),
  ];
}
