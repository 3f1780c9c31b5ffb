import type { MetricDelta } from '@throughline/ingest-core/measure/metricDelta';
import { seriesKey } from '@throughline/ingest-core/measure/series/seriesKey';
import { seriesText } from '@throughline/ingest-core/measure/series/seriesText';
import { describe, expect, it } from 'vitest';
import { readDeltas, writeDeltas } from './deltaText.ts';

const COUNTER: MetricDelta = {
  type: 'counter',
  metric: 'rum_ingest_spans_total',
  labels: { app: 'shop', env: 'test', outcome: 'kept', reason: '' },
  add: 3,
};
const HISTOGRAM: MetricDelta = {
  type: 'histogram',
  metric: 'rum_lcp_seconds',
  labels: { env: 'test', app: 'shop', route: '/a "b"\n', device: 'mobile', navigation: 'navigate' },
  weights: [2, 10, 7, 2.5, 15, 1],
  sum: 12.25,
  count: 13.5,
};

describe('deltas as text', () => {
  it('come back as the same numbers of the same series', () => {
    const back = readDeltas(writeDeltas([COUNTER, HISTOGRAM]));
    expect(back).toMatchObject([
      { type: 'counter', add: 3 },
      { ...HISTOGRAM, labels: {} },
    ]);
    const named = { ...HISTOGRAM, exemplar: { bucket: 7, traceId: 'a'.repeat(32), value: 2.4 } };
    expect(readDeltas(writeDeltas([named]))).toMatchObject([{ exemplar: named.exemplar }]);
    const keys = (deltas: readonly MetricDelta[]) =>
      deltas.map(({ metric, labels }) => seriesKey(metric, labels));
    expect(keys(back)).toEqual(keys([COUNTER, HISTOGRAM]));
  });

  it('name their series once, on the way and in the log', () => {
    const [delta = COUNTER] = readDeltas(writeDeltas([COUNTER]));
    expect(delta.series).toBe(seriesText(COUNTER.metric, COUNTER.labels));
    expect(readDeltas(writeDeltas([delta]))).toEqual([delta]);
  });

  it('take no more than half of the bytes', () => {
    const deltas = [COUNTER, HISTOGRAM];
    expect(writeDeltas(deltas).length).toBeLessThan(JSON.stringify(deltas).length / 2);
  });

  it('keep what does not fit its metric, and read what an earlier version wrote', () => {
    const odd: MetricDelta[] = [
      { ...COUNTER, labels: { app: 'shop', reason: 'a\x7fb' } },
      { ...COUNTER, labels: { app: 'shop', route: '/a' } },
      { ...HISTOGRAM, labels: { app: 'shop', reason: 'a' } },
    ];
    expect(readDeltas(writeDeltas(odd))).toEqual(odd);
    const { weights, ...histogram } = HISTOGRAM as MetricDelta & { type: 'histogram' };
    const dense = { ...histogram, buckets: [0, 0, 10, 0, 0, 0, 0, 2.5, 0, 0, 0, 0, 0, 0, 0, 1] };
    expect(readDeltas(JSON.stringify([COUNTER, dense]))).toEqual([COUNTER, HISTOGRAM]);
    const listed = [
      ['rum_ingest_spans_total', ['shop', 'test', 'kept', ''], 3],
      [
        'rum_lcp_seconds',
        ['shop', 'test', '/a "b"\n', 'mobile', 'navigate'],
        12.25,
        13.5,
        [2, 10, 7, 2.5, 15, 1],
      ],
    ];
    expect(readDeltas(JSON.stringify(listed))).toEqual(readDeltas(writeDeltas([COUNTER, HISTOGRAM])));
  });
});
