import { VITAL_BUCKETS } from '@throughline/conventions/metrics';
import { describe, expect, it } from 'vitest';
import { readFilters, selector } from './filters.ts';
import { fittingRange } from './fittingRange.ts';
import { formatDuration } from './formatDuration.ts';
import { type BucketSample, countOf, histogramsBy, quantile, shareAtMost } from './histogram.ts';
import { requestRows, routeRows } from './tables.ts';
import { timelineOf } from './timeline.ts';
import { summarizeVital } from './vitalSummary.ts';

/** Bucket series for observations, as the store would give them. */
function bucketsOf(
  observations: readonly number[],
  bounds: readonly number[],
  labels: Record<string, string> = {},
): BucketSample[] {
  return [...bounds, Number.POSITIVE_INFINITY].map((bound) => ({
    labels: { ...labels, le: bound === Number.POSITIVE_INFINITY ? '+Inf' : String(bound) },
    value: observations.filter((observation) => observation <= bound).length,
  }));
}

const only = (samples: readonly BucketSample[]) => {
  const histogram = histogramsBy(samples, () => '').get('');
  if (histogram === undefined) throw new Error('no histogram');
  return histogram;
};

describe('quantile', () => {
  it("is histogram_quantile's: linear within the bucket", () => {
    // Prometheus: histogram_quantile(0.75, …) of le 1: 2, 2: 4, +Inf: 4 is 1.5.
    expect(quantile(only(bucketsOf([0.5, 0.5, 1.5, 1.5], [1, 2])), 0.75)).toBe(1.5);
    expect(quantile(only(bucketsOf([0.5, 0.5, 0.5, 0.5], [1, 2])), 0.75)).toBe(0.75);
  });

  it('stops at the last finite bound', () => {
    expect(quantile(only(bucketsOf([9, 9], [1, 2])), 0.75)).toBe(2);
  });

  it('is nothing without observations', () => {
    expect(quantile(only(bucketsOf([], [1, 2])), 0.75)).toBeUndefined();
    expect(quantile({ bounds: [], cumulative: [] }, 0.75)).toBeUndefined();
  });
});

describe('histogramsBy', () => {
  it('adds up shards, sorts the bounds and keeps groups apart', () => {
    const samples = ['0', '1'].flatMap((shard) => bucketsOf([0.5, 3], [2, 1], { route: '/', shard }));
    const histograms = histogramsBy(
      [...samples, ...bucketsOf([1], [1, 2], { route: '/tasks' })],
      ({ route }) => route ?? '',
    );
    expect(histograms.get('/')).toEqual({ bounds: [1, 2, Number.POSITIVE_INFINITY], cumulative: [2, 2, 4] });
    expect(countOf(histograms.get('/tasks') ?? { bounds: [], cumulative: [] })).toBe(1);
  });

  it('never lets a cumulative count fall, as extrapolation may', () => {
    const samples = [
      { labels: { le: '1' }, value: 2.02 },
      { labels: { le: '+Inf' }, value: 2 },
    ];
    expect(only(samples).cumulative).toEqual([2.02, 2.02]);
  });
});

describe('summarizeVital', () => {
  it('rates by the thresholds exactly, bounds included', () => {
    // Good up to and including 2.5 s, poor above 4 s.
    const summary = summarizeVital('LCP', only(bucketsOf([1, 2.5, 2.6, 4, 4.1], VITAL_BUCKETS.LCP)));
    expect(summary.count).toBe(5);
    expect(summary.shares.good).toBeCloseTo(0.4);
    expect(summary.shares['needs-improvement']).toBeCloseTo(0.4);
    expect(summary.shares.poor).toBeCloseTo(0.2);
    expect(summary.rating).toBe('needs-improvement');
    expect(summary.p75).toBeGreaterThan(2500);
  });

  it('has CLS without a unit', () => {
    const summary = summarizeVital('CLS', only(bucketsOf([0, 0, 0.3, 0.3], VITAL_BUCKETS.CLS)));
    expect(summary).toMatchObject({ rating: 'poor', shares: { good: 0.5, poor: 0.5 } });
  });

  it('says nothing about nothing', () => {
    const summary = summarizeVital('INP', { bounds: [], cumulative: [] });
    expect(summary).toMatchObject({
      count: 0,
      p75: undefined,
      rating: undefined,
      shares: { good: 0, poor: 0 },
    });
  });
});

it('shareAtMost counts a bound that is none as the next higher one', () => {
  expect(shareAtMost(only(bucketsOf([1, 2, 3, 4], [1, 2, 4])), 3)).toBe(1);
});

it('timelineOf has a point for every step, null where nothing was seen', () => {
  const series = bucketsOf([0.5], [1]).map(({ labels, value }) => ({
    labels,
    points: [[120, value]] as const,
  }));
  expect(timelineOf('LCP', series, { start: 60, end: 180, step: 60 })).toEqual([
    { time: 60_000, p75: null },
    { time: 120_000, p75: 750 },
    { time: 180_000, p75: null },
  ]);
});

it.each([
  ['24h', 10 * 60, '1h'],
  ['1h', 10 * 60, '15m'],
  ['24h', 20 * 3_600, '24h'],
  ['7d', 20 * 3_600, '24h'],
  ['15m', 0, '15m'],
] as const)('fittingRange of %s with data since %d s is %s', (range, age, expected) => {
  const points = [86_400 * 7, age, 0].map((before, index) => ({
    time: (1_000_000_000 - before) * 1000,
    p75: index === 0 ? null : 1,
  }));
  expect(fittingRange(range, points)).toBe(expected);
});

it('fittingRange stays where nothing was reported', () => {
  expect(fittingRange('24h', [{ time: 1, p75: null }])).toBe('24h');
});

it('routeRows puts the slowest route first and leaves out those without views', () => {
  const views = [
    { labels: { route: '/', device: 'desktop' }, value: 3 },
    { labels: { route: '/', device: 'mobile' }, value: 1 },
    { labels: { route: '/tasks' }, value: 2 },
    { labels: { route: '/old' }, value: 0 },
  ];
  const LCP = [
    ...bucketsOf([1, 1], [1, 2, 4], { route: '/' }),
    ...bucketsOf([3, 3], [1, 2, 4], { route: '/tasks' }),
  ];
  const rows = routeRows({
    pageViews: views,
    LCP,
    INP: [],
    CLS: [],
    errors: [{ labels: { route: '/' }, value: 1 }],
  });
  expect(rows.map(({ route, views: count, errors, INP }) => ({ route, count, errors, INP }))).toEqual([
    { route: '/tasks', count: 2, errors: 0, INP: undefined },
    { route: '/', count: 4, errors: 1, INP: undefined },
  ]);
});

it('requestRows joins counts, failures and times', () => {
  const request = { method: 'GET', target: 'a.test/api/x' };
  const requests = [
    { labels: { ...request, status_class: '2xx' }, value: 3 },
    { labels: { ...request, status_class: 'error' }, value: 1 },
  ];
  const [row] = requestRows(requests, bucketsOf([0.05, 0.05, 0.2, 0.2], [0.1, 0.25], request));
  expect(row).toMatchObject({ ...request, count: 4, failed: 0.25 });
  expect(row?.p75).toBeCloseTo(0.175);
});

describe('filters', () => {
  it('falls back to an hour of everything', () => {
    expect(readFilters({ range: 'constructor', route: ['a', 'b'] })).toEqual({
      range: '1h',
      app: '',
      route: '',
      device: '',
    });
  });

  it('quotes what it puts into a query', () => {
    const filters = readFilters({ route: '/"} or vector(1) #\\' });
    expect(selector(filters, ['app', 'route'])).toBe('{route="/\\"} or vector(1) #\\\\"}');
    expect(selector(filters, ['app'])).toBe('');
  });
});

it.each([
  [0.123, '0.12 ms'],
  [4.56, '4.6 ms'],
  [96.4, '96 ms'],
  [1840, '1.84 s'],
  [73_240, '73.2 s'],
])('formats %d ms as %s', (ms, text) => expect(formatDuration(ms)).toBe(text));
