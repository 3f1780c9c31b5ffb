import { expect, it } from 'vitest';
import { DEMO_KEY } from '../../../../scripts/lib/services/demoApps.mjs';
import { newBatchId, pageViewSpan, postBatch, tracesOf } from '../batch.ts';
import { eventually } from '../eventually.ts';
import type { Pipeline } from '../startPipeline.ts';

/** The panel's own route: the same ingest, relayed to the edge. */
export function sameOriginIngest(pipeline: () => Pipeline): void {
  it('relays a post of the own origin to the edge, which counts it once', async () => {
    const { panel, traces, metrics } = pipeline();
    const span = pageViewSpan('/same-origin');
    const post = {
      url: `${panel}/api/ops/ingest`,
      key: DEMO_KEY,
      origin: panel,
      batch: newBatchId(),
      body: JSON.stringify(tracesOf([span])),
    };
    expect((await postBatch(post)).status).toBe(200);
    expect((await postBatch(post)).status).toBe(200);
    await eventually('the span', async () =>
      (await traces.byId(span.traceId)).length === 1 ? true : undefined,
    );
    const count = () => metrics.number('sum(rum_page_views_total{app="admin-demo",route="/same-origin"})');
    await eventually('the count', async () => ((await count()) > 0 ? true : undefined));
    expect(await count()).toBe(1);
  });

  it('refuses a foreign origin as the edge does', async () => {
    const { panel } = pipeline();
    const body = JSON.stringify(tracesOf([pageViewSpan('/foreign')]));
    const answer = await postBatch({
      url: `${panel}/api/ops/ingest`,
      key: DEMO_KEY,
      origin: 'https://elsewhere.example',
      body,
    });
    expect(answer.status).toBe(403);
  });
}
