import { describe, expect, it } from 'vitest';
import type { Caller } from '../admit/caller.ts';
import { sampleTraces } from '../sample/sampleTraces.ts';
import { makeTraces, type SpanInput } from '../testing/makeTraces.ts';
import { measureTraces } from './measureTraces.ts';
import type { MetricDelta } from './metricDelta.ts';
import type { RowExemplar } from './series/rowExemplar.ts';
import { SeriesBook } from './series/seriesBook.ts';
import { createSeriesRegistry } from './series/seriesRegistry.ts';

const CALLER: Caller = {
  kind: 'page',
  app: 'shop',
  environment: 'test',
  sampleRate: 1,
  reportRate: 1,
  limitKey: 'key:pk_1',
};

function lcp(ms: number, traceId: string): SpanInput {
  const attributes = {
    'rum.span.type': 'web_vital',
    'rum.route': '/',
    'browser.web_vital.name': 'LCP',
    'browser.web_vital.value': ms,
  };
  // of a trace that is left out, the browser says that it wasn't sampled
  return { traceId, attributes, flags: traceId === LEFT_OUT ? 0 : 1 };
}

const [KEPT, OTHER, LEFT_OUT] = ['a', 'b', 'c'].map((digit) => digit.repeat(32)) as [string, string, string];

const WITHOUT: MetricDelta = {
  type: 'histogram',
  metric: 'rum_lcp_seconds',
  labels: {},
  weights: [],
  sum: 0,
  count: 1,
};

const delta = (exemplar: RowExemplar): MetricDelta => ({ ...WITHOUT, exemplar });

describe('exemplars', () => {
  const traces = makeTraces({ spans: [lcp(900, OTHER), lcp(3_000, KEPT), lcp(9_000, LEFT_OUT)] });

  it('are the highest measurement of a batch whose trace is kept', () => {
    const { sheet } = measureTraces(traces, {
      caller: CALLER,
      book: new SeriesBook(),
      exemplars: sampleTraces(traces, 1),
    });
    // 3 s is the bound of bucket 8
    expect([...sheet.values()]).toMatchObject([
      { metric: 'rum_lcp_seconds', count: 3, exemplar: { bucket: 8, traceId: KEPT, value: 3 } },
    ]);
  });

  it('are none where nobody asks for them, or no trace is kept', () => {
    for (const exemplars of [undefined, sampleTraces(traces, 0)]) {
      const { sheet } = measureTraces(traces, { caller: CALLER, book: new SeriesBook(), exemplars });
      expect([...sheet.values()][0]).toHaveProperty('exemplar', undefined);
    }
  });

  it('are few of a series: the newest of a bucket, those of the highest buckets, once', () => {
    const registry = createSeriesRegistry({ maxSeries: 10 });
    const named = [1, 2, 3, 4, 2].map((bucket, i) => delta({ bucket, traceId: `trace ${i}`, value: bucket }));
    registry.apply(named, 1);
    const [row] = registry.takeChanged();
    expect(row).toMatchObject({
      count: 5,
      exemplars: [
        { bucket: 4, traceId: 'trace 3' },
        { bucket: 3, traceId: 'trace 2' },
        { bucket: 2, traceId: 'trace 4' },
      ],
    });
    registry.apply([WITHOUT], 2);
    expect(registry.takeChanged()[0]).not.toHaveProperty('exemplars');
  });
});
