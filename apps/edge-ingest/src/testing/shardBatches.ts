import { env } from 'cloudflare:workers';
import type { MetricDelta } from '@throughline/ingest-core/measure/metricDelta';
import { encodePiece } from '../forward/spanPiece.ts';
import { writeDeltas } from '../shard/message/deltaText.ts';
import type { SentBatch } from '../shard/message/shardBatch.ts';
import type { Shard } from '../shard/Shard.ts';
import { spanNamed } from './spanNamed.ts';

/** A Shard of its own for each test: storage is shared by the tests of a file. */
export function freshShard(): { app: string; stub: DurableObjectStub<Shard> } {
  const app = `app-${crypto.randomUUID()}`;
  return { app, stub: shardOf(app) };
}

/** The Shard of an app. */
export function shardOf(app: string): DurableObjectStub<Shard> {
  return env.SHARD.getByName(`${app}/0`);
}

/** A batch with one page view, and spans with the names given. */
export function batchOf(app: string, spanNames: readonly string[] = ['page_view']): SentBatch {
  const pageView: MetricDelta = {
    type: 'counter',
    metric: 'rum_page_views_total',
    labels: { app, env: 'test', route: '/' },
    add: 1,
  };
  const spans = spanNames.map((name) => ({
    ...spanNamed(name),
    traceId: crypto.randomUUID().replaceAll('-', ''),
  }));
  const resource = { attributes: [{ key: 'service.name', value: { stringValue: app } }] };
  const bytes = encodePiece([{ resource, scopeSpans: [{ spans }] }]);
  return {
    app,
    env: 'test',
    shard: 0,
    batchId: crypto.randomUUID(),
    batchTime: Date.now(),
    deltas: JSON.stringify([pageView]),
    spans: spans.length === 0 ? [] : [{ bytes, count: spans.length }],
  };
}

/** A batch with one page view, and its LCP of 3 s at a route, whose trace is kept; a label of it is empty. */
export function batchWithLcp(app: string, { route, traceId }: { route: string; traceId: string }): SentBatch {
  const lcp: MetricDelta = {
    type: 'histogram',
    metric: 'rum_lcp_seconds',
    labels: { app, env: 'test', route, device: '' },
    weights: [8, 1],
    sum: 3,
    count: 1,
    exemplar: { bucket: 8, traceId, value: 3 },
  };
  const batch = batchOf(app, []);
  return { ...batch, deltas: writeDeltas([...JSON.parse(batch.deltas), lcp]) };
}
