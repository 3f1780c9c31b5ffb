import { METRICS, type Metric, type MetricName } from '@throughline/conventions/metrics';
import { VITAL_NAMES, type VitalName } from '@throughline/conventions/vitalNames';
import { VITALS } from '@throughline/conventions/vitals';
import { describe, expect, it } from 'vitest';
import type { Caller } from '../admit/caller.ts';
import { createCleanTexts } from '../scrub/cleanTexts.ts';
import { scrubTraces } from '../scrub/scrubTraces.ts';
import { makePageView, makeTraces, type SpanInput } from '../testing/makeTraces.ts';
import { measureTraces } from './measureTraces.ts';
import type { MetricDelta } from './metricDelta.ts';
import { SeriesBook } from './series/seriesBook.ts';
import { SERIES_SEPARATOR, seriesText } from './series/seriesText.ts';

const CALLER: Caller = {
  kind: 'page',
  app: 'shop',
  environment: 'test',
  sampleRate: 1,
  reportRate: 0.1,
  limitKey: 'key:pk_1',
};

function measure(spans: readonly SpanInput[], resource: Record<string, string | number> = {}) {
  const { traces } = scrubTraces(makeTraces({ resource, spans }), {
    caller: CALLER,
    skewMs: 0,
    clean: createCleanTexts(),
    goingOn: undefined,
  });
  const {
    sheet,
    implausible,
    traces: left,
  } = measureTraces(traces, {
    caller: CALLER,
    book: new SeriesBook(),
  });
  return { deltas: [...sheet.values()], implausible, left };
}

function vital(name: VitalName, value: number): SpanInput {
  return {
    attributes: {
      'rum.span.type': 'web_vital',
      'rum.route': '/',
      'browser.web_vital.name': name,
      'browser.web_vital.value': value,
    },
  };
}

function find(deltas: readonly MetricDelta[], metric: MetricName): MetricDelta | undefined {
  return deltas.find((delta) => delta.metric === metric);
}

/** The upper bound of the bucket that holds all of a histogram's weight. */
function boundOf(delta: MetricDelta | undefined): number | undefined {
  if (delta?.type !== 'histogram') return undefined;
  const [bucket = 0] = delta.weights;
  return [...((METRICS[delta.metric] as Metric).buckets ?? []), Infinity][bucket];
}

describe('measureTraces', () => {
  it('measures a page view: views, vitals, requests', () => {
    const { deltas, implausible } = measure(makePageView());
    const page = {
      app: 'shop',
      env: 'test',
      route: '/residences/:id',
      device: 'desktop',
      navigation: 'navigate',
    };
    expect(implausible).toBe(0);
    expect(find(deltas, 'rum_page_views_total')).toEqual({
      type: 'counter',
      metric: 'rum_page_views_total',
      labels: page,
      add: 1,
      series: seriesText('rum_page_views_total', page),
    });
    expect(find(deltas, 'rum_lcp_seconds')).toMatchObject({ labels: page, sum: 2.5, count: 1 });
    const http = {
      app: 'shop',
      env: 'test',
      method: 'GET',
      status_class: '2xx',
      target: 'shop.example/api/residences/:id',
    };
    expect(find(deltas, 'rum_http_requests_total')).toMatchObject({
      labels: { ...http, route: '/residences/:id' },
      add: 1,
    });
    expect(find(deltas, 'rum_http_request_duration_seconds')).toMatchObject({
      labels: http,
      sum: 0.1,
      count: 1,
    });
    expect(boundOf(find(deltas, 'rum_http_request_duration_seconds'))).toBe(0.1);
  });

  it('labels with what a series has and nothing beside it, which its text would leave out', () => {
    const spans = [
      ...makePageView(),
      { attributes: { 'rum.span.type': 'error', 'rum.route': '/' } },
      { attributes: { 'rum.span.type': 'long_animation_frame', 'rum.route': '/a\x7fb' } },
    ];
    const { deltas } = measure(spans, { 'rum.client_dropped.queue': 2 });
    for (const { metric, labels, series } of deltas) {
      expect(METRICS[metric].labels).toEqual(expect.arrayContaining(Object.keys(labels)));
      expect(series?.split(SERIES_SEPARATOR)).toHaveLength(METRICS[metric].labels.length + 1);
    }
    expect(new Set(deltas.map(({ series }) => series)).size).toBe(deltas.length);
  });

  it.each(VITAL_NAMES)('puts %s into the bucket of its threshold, and past it into the next', (name) => {
    const { good, poor, metric, wireUnit } = VITALS[name];
    const scale = wireUnit === 'ms' ? 1000 : 1;
    for (const threshold of [good, poor]) {
      const at = find(measure([vital(name, threshold)]).deltas, metric as MetricName);
      expect(boundOf(at)).toBe(threshold / scale);
      const past = find(measure([vital(name, threshold * 1.0001)]).deltas, metric as MetricName);
      expect(boundOf(past)).toBeGreaterThan(threshold / scale);
    }
  });

  it('counts the first report of a vital only, since a histogram takes nothing back', () => {
    const again = vital('CLS', 0.3);
    const later = { attributes: { ...again.attributes, 'rum.vital.report': 2 } };
    const { deltas, implausible, left } = measure([vital('CLS', 0), later]);
    expect(find(deltas, 'rum_cls')).toMatchObject({ sum: 0, count: 1 });
    expect(implausible).toBe(0);
    expect(left.resourceSpans[0]?.scopeSpans[0]?.spans).toHaveLength(2);
  });

  it('drops vitals that cannot be true, with their spans', () => {
    const spans = [
      vital('LCP', 600_000),
      vital('LCP', 600_001),
      vital('CLS', 101),
      vital('INP', -1),
      { attributes: { 'rum.span.type': 'web_vital', 'rum.route': '/', 'browser.web_vital.name': 'LCP' } },
    ];
    const { deltas, implausible, left } = measure(spans);
    expect(implausible).toBe(4);
    expect(left.resourceSpans[0]?.scopeSpans[0]?.spans).toHaveLength(1);
    expect(deltas).toMatchObject([{ metric: 'rum_lcp_seconds', count: 1, sum: 600 }]);
  });

  it.each([
    ['the inverse of the report rate', 0.25, 4],
    ["no more than the key's lowest rate allows", 0.0001, 10],
    ['one, where the claim is none', 0, 1],
    ['one, where the claim is above one', 7, 1],
  ])('weighs by %s', (_, rate, weight) => {
    const { deltas } = measure([...makePageView(), vital('TTFB', 100)], { 'rum.report_rate': rate });
    expect(find(deltas, 'rum_page_views_total')).toMatchObject({ add: weight });
    expect(find(deltas, 'rum_ttfb_seconds')).toMatchObject({ count: weight, sum: 0.1 * weight });
  });

  it('measures no span without a type or a route', () => {
    const attributes = { 'rum.span.type': 'page_view' };
    expect(measure([{ attributes }, { attributes: { 'rum.route': '/' } }, {}]).deltas).toEqual([]);
  });

  it('keeps labels bounded, whatever a client says', () => {
    const attributes = {
      'rum.route': '/',
      'rum.span.type': 'http',
      'http.request.method': 'HACK',
      'http.response.status_code': 999,
    };
    const view = {
      attributes: { 'rum.route': '/', 'rum.span.type': 'page_view', 'rum.navigation_type': 'teleport' },
    };
    const { deltas } = measure([{ attributes }, view], { 'rum.device': 'fridge' });
    expect(find(deltas, 'rum_http_requests_total')?.labels).toMatchObject({
      method: '_OTHER',
      status_class: 'error',
    });
    expect(find(deltas, 'rum_page_views_total')?.labels).toMatchObject({
      device: 'other',
      navigation: 'other',
    });
  });

  it('counts errors, long frames, and what SDKs dropped', () => {
    const spans = [
      { attributes: { 'rum.span.type': 'error', 'rum.route': '/' } },
      { durationMs: 150, attributes: { 'rum.span.type': 'long_animation_frame', 'rum.route': '/' } },
    ];
    const { deltas } = measure(spans, {
      'rum.client_dropped.queue_full': 3,
      'rum.client_dropped.made_up': 3,
    });
    expect(find(deltas, 'rum_errors_total')).toMatchObject({
      add: 1,
      labels: { route: '/', device: 'desktop' },
    });
    expect(boundOf(find(deltas, 'rum_long_frames_seconds'))).toBe(0.15);
    const dropped = deltas.filter((delta) => delta.metric === 'rum_client_dropped_total');
    expect(dropped).toMatchObject([{ labels: { reason: 'queue_full' }, add: 3 }]);
  });

  it('measures requests to one target from several routes as one duration, also over the end of a second', () => {
    const request = (route: string, start: number, durationMs: number): SpanInput => ({
      start,
      durationMs,
      attributes: {
        'rum.span.type': 'http',
        'rum.route': route,
        'http.request.method': 'GET',
        'http.response.status_code': 200,
        'server.address': 'shop.example',
        'url.template': '/api',
      },
    });
    const [a, b] = [request('/a', 5, 0.25), request('/b', 1_700_000_000_999, 62_000)];
    const { deltas } = measure([a, b, request('/b', 1_700_000_000_999, 500)]);
    expect(deltas).toMatchObject([
      { labels: { route: '/a' }, add: 1 },
      { metric: 'rum_http_request_duration_seconds', sum: 62.50025, count: 3 },
      { labels: { route: '/b' }, add: 2 },
    ]);
  });

  it('adds up the spans of one series', () => {
    const { deltas } = measure([vital('LCP', 100), vital('LCP', 100), vital('LCP', 5000)]);
    expect(deltas).toHaveLength(1);
    expect(deltas[0]).toMatchObject({ count: 3, sum: 5.2 });
  });
});
