import type { CommitBatch } from '../commit/commitBatch.ts';
import { makePageView, makeTraces } from './makeTraces.ts';
import { uuidV7 } from './uuidV7.ts';

/** A batch as the stations leave it. */
export function makeBatch(batch: Partial<CommitBatch> = {}): CommitBatch {
  const now = Date.now();
  const traces = makeTraces({ spans: makePageView() });
  return {
    app: 'shop',
    env: 'test',
    batchId: uuidV7(now),
    batchTime: now,
    deltas: [{ type: 'counter', metric: 'rum_page_views_total', labels: { app: 'shop' }, add: 1 }],
    kept: traces,
    accepted: traces,
    ...batch,
  };
}
