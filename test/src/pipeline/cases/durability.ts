import { expect, it } from 'vitest';
import { descendants } from '../../../../scripts/lib/descendants.mjs';
import { DEMO_KEY } from '../../../../scripts/lib/services/demoApps.mjs';
import { newBatchId, pageViewSpan, postBatch, tracesOf } from '../batch.ts';
import { eventually } from '../eventually.ts';
import type { Pipeline } from '../startPipeline.ts';

/** Batches that are acknowledged before the Worker is killed. */
const BATCHES = 20;

const pageViews = (route: string) => `sum(rum_page_views_total{app="admin-demo",route="${route}"})`;

/** Nothing is lost, and nothing counted twice. */
export function durability(pipeline: () => Pipeline): void {
  it('counts a batch that is sent twice once', async () => {
    const { ingest, panel, metrics, traces } = pipeline();
    const span = pageViewSpan('/sent-twice');
    const post = {
      url: ingest,
      key: DEMO_KEY,
      origin: panel,
      batch: newBatchId(),
      body: JSON.stringify(tracesOf([span])),
    };
    expect((await postBatch(post)).status).toBe(200);
    expect((await postBatch(post)).status).toBe(200);
    await eventually('the page view', async () =>
      (await metrics.number(pageViews('/sent-twice'))) > 0 ? true : undefined,
    );
    // a batch that comes after both: when it is counted, a second count of the first would be there too
    await postBatch({
      ...post,
      batch: newBatchId(),
      body: JSON.stringify(tracesOf([pageViewSpan('/sent-after')])),
    });
    await eventually('the later page view', async () =>
      (await metrics.number(pageViews('/sent-after'))) > 0 ? true : undefined,
    );
    expect(await metrics.number(pageViews('/sent-twice'))).toBe(1);
    await eventually('the span', async () =>
      (await traces.byId(span.traceId)).length === 1 ? true : undefined,
    );
  });

  it('delivers what it acknowledged, though killed right after (kill -9)', async () => {
    const { ingest, panel, metrics, traces, stack } = pipeline();
    const spans = Array.from({ length: BATCHES }, () => pageViewSpan('/killed'));
    const answers = await Promise.all(
      spans.map((span) =>
        postBatch({ url: ingest, key: DEMO_KEY, origin: panel, body: JSON.stringify(tracesOf([span])) }),
      ),
    );
    const edge = stack.current('edge');
    const workers = descendants(edge.pid, 'workerd');
    for (const pid of workers) process.kill(pid, 'SIGKILL');
    expect(answers.map(({ status }) => status)).toEqual(spans.map(() => 200));
    expect(workers.length).toBeGreaterThan(0);
    await edge.stop();
    await stack.restartEdge();
    for (const span of spans) {
      await eventually(`span ${span.spanId}`, async () =>
        (await traces.byId(span.traceId)).length ? true : undefined,
      );
    }
    const counted = await eventually('the counts', async () => {
      const count = await metrics.number(pageViews('/killed'));
      return count >= BATCHES ? count : undefined;
    });
    expect(counted).toBe(BATCHES);
  });
}
