import { describe, expect, it } from 'vitest';
import type { Labels, MetricDelta } from '../metricDelta.ts';
import { renderPrometheusText } from './renderPrometheusText.ts';
import { createSeriesRegistry } from './seriesRegistry.ts';
import { toTimeSeries } from './toTimeSeries.ts';

function views(route: string, add = 1, more: Labels = {}): MetricDelta {
  return { type: 'counter', metric: 'rum_page_views_total', labels: { app: 'shop', route, ...more }, add };
}

function longFrame(bucket: number, value: number): MetricDelta {
  return {
    type: 'histogram',
    metric: 'rum_long_frames_seconds',
    labels: { app: 'shop' },
    weights: [bucket, 1],
    sum: value,
    count: 1,
  };
}

describe('createSeriesRegistry', () => {
  it('adds up, whatever the order of the labels', () => {
    const registry = createSeriesRegistry({ maxSeries: 10 });
    registry.apply([views('/')], 1);
    const turned: MetricDelta = {
      type: 'counter',
      metric: 'rum_page_views_total',
      labels: { route: '/', env: '', app: 'shop' },
      add: 2,
    };
    registry.apply([turned], 2);
    expect(registry.rows()).toMatchObject([{ value: 3, changedAt: 2 }]);
  });

  it('tells what changed since it was last asked, and what is new', () => {
    const registry = createSeriesRegistry({ maxSeries: 10 });
    registry.apply([views('/a'), views('/b')], 1);
    expect(registry.takeChanged()).toMatchObject([{ isNew: true }, { isNew: true }]);
    expect(registry.takeChanged()).toEqual([]);
    registry.apply([views('/b'), views('/c')], 2);
    expect(registry.takeChanged()).toMatchObject([
      { labels: { route: '/b' }, value: 2, isNew: false },
      { labels: { route: '/c' }, value: 1, isNew: true },
    ]);
    expect(registry.size).toBe(3);
  });

  it('gives copies: what was taken does not change later', () => {
    const registry = createSeriesRegistry({ maxSeries: 10 });
    registry.apply([longFrame(0, 0.1)], 1);
    const [taken] = registry.takeChanged();
    registry.apply([longFrame(0, 0.1)], 2);
    expect(taken).toMatchObject({ count: 1, changedAt: 1 });
  });

  it('goes on from saved rows, through JSON', () => {
    const first = createSeriesRegistry({ maxSeries: 10 });
    first.apply([views('/'), longFrame(10, 20)], 1);
    first.takeChanged();
    const rows = JSON.parse(JSON.stringify(first.rows()));
    const second = createSeriesRegistry({ maxSeries: 10, rows });
    expect(second.takeChanged()).toEqual([]);
    second.apply([views('/'), longFrame(0, 0.1)], 2);
    expect(second.takeChanged()).toMatchObject([
      { value: 2, isNew: false },
      { count: 2, sum: 20.1, isNew: false },
    ]);
  });

  it('counts past the cap under __other__, and loses nothing', () => {
    const registry = createSeriesRegistry({ maxSeries: 2 });
    registry.apply(
      ['/a', '/b', '/c', '/d', '/a'].map((route) => views(route)),
      1,
    );
    const values = registry.rows().map((row) => [row.labels.route, row.type === 'counter' && row.value]);
    expect(values).toEqual([
      ['/a', 2],
      ['/b', 1],
      ['__other__', 2],
    ]);
  });

  it('lets series with bounded labels pass the cap', () => {
    const registry = createSeriesRegistry({ maxSeries: 1 });
    const labels = { app: 'shop', outcome: 'kept' };
    registry.apply([views('/'), { type: 'counter', metric: 'rum_ingest_spans_total', labels, add: 1 }], 1);
    expect(registry.rows()).toMatchObject([{}, { labels }]);
  });
});

describe('toTimeSeries', () => {
  it('writes a histogram cumulatively, with the labels of the writer', () => {
    const registry = createSeriesRegistry({ maxSeries: 10 });
    registry.apply([longFrame(0, 0.1), longFrame(2, 0.2), longFrame(10, 20)], 1);
    const [row] = registry.rows();
    if (row === undefined) throw new Error('no row');
    const series = toTimeSeries(row, { timestamp: 5, extraLabels: [['shard', '0']] });
    const values = series.map(({ labels, samples }) => [
      labels.find(([name]) => name === 'le')?.[1],
      samples[0]?.value,
    ]);
    expect(values.slice(0, 4)).toEqual([
      ['0.1', 1],
      ['0.15', 1],
      ['0.2', 2],
      ['0.3', 2],
    ]);
    expect(values.slice(-3)).toEqual([
      ['+Inf', 3],
      [undefined, 20.3],
      [undefined, 3],
    ]);
    expect(series[0]?.labels).toEqual([
      ['__name__', 'rum_long_frames_seconds_bucket'],
      ['app', 'shop'],
      ['shard', '0'],
      ['le', '0.1'],
    ]);
    expect(
      toTimeSeries(row, { timestamp: 5, zero: true }).every(({ samples }) => samples[0]?.value === 0),
    ).toBe(true);
    expect(
      toTimeSeries(row, { timestamp: 5, stale: true }).every(({ samples }) => samples[0]?.stale === true),
    ).toBe(true);
  });
});

describe('renderPrometheusText', () => {
  it('writes HELP, TYPE and escaped labels, a family at a time', () => {
    const registry = createSeriesRegistry({ maxSeries: 10 });
    registry.apply([views('/a'), longFrame(0, 0.1), views('/"q"\\\n', 1.5)], 1);
    const text = renderPrometheusText(registry.rows(), [['shard', '0']]);
    const lines = text.split('\n');
    expect(lines.slice(0, 4)).toEqual([
      '# HELP rum_page_views_total Page views, traced or not.',
      '# TYPE rum_page_views_total counter',
      'rum_page_views_total{app="shop",route="/a",shard="0"} 1',
      'rum_page_views_total{app="shop",route="/\\"q\\"\\\\\\n",shard="0"} 1.5',
    ]);
    expect(lines[5]).toBe('# TYPE rum_long_frames_seconds histogram');
    expect(lines).toContain('rum_long_frames_seconds_bucket{app="shop",shard="0",le="+Inf"} 1');
    expect(text.endsWith('\n')).toBe(true);
    expect(renderPrometheusText([])).toBe('');
  });
});
