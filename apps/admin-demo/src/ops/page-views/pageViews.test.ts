import { expect, it } from 'vitest';
import { testSpan } from '../waterfall/testSpan.ts';
import { filterViews, pageViewsOf, worstOf } from './pageViews.ts';
import { verdictOf } from './verdict.ts';

const view = (traceId: string, start: number, route: string) =>
  testSpan({
    traceId,
    spanId: `${traceId}-root`,
    start,
    end: start + 500,
    attributes: { 'rum.span.type': 'page_view', 'rum.route': route, 'rum.navigation_type': 'navigate' },
    resource: { 'rum.device': 'desktop' },
  });
const vital = (traceId: string, name: string, value: number, end = 1) =>
  testSpan({
    traceId,
    spanId: `${traceId}-${name}-${end}`,
    end,
    attributes: {
      'rum.span.type': 'web_vital',
      'browser.web_vital.name': name,
      'browser.web_vital.value': value,
    },
  });

const SPANS = [
  view('one', 1_000, '/'),
  vital('one', 'INP', 180, 9),
  vital('one', 'INP', 90, 5),
  vital('one', 'LCP', 900),
  view('two', 3_000, '/tasks'),
  vital('two', 'LCP', 4_800),
  testSpan({ traceId: 'two', spanId: 'two-error', attributes: { 'rum.span.type': 'error' } }),
  testSpan({ traceId: 'two', spanId: 'two-server', service: 'admin-panel' }),
  view('three', 2_000, '/tasks'),
  vital('three', 'CLS', 0.3),
  testSpan({ traceId: 'four', spanId: 'four-server', service: 'admin-panel' }),
];

it('finds the page views, the newest first, with the last value of each vital', () => {
  const views = pageViewsOf(SPANS);
  expect(views.map(({ traceId }) => traceId)).toEqual(['two', 'three', 'one']);
  expect(views[2]).toMatchObject({
    route: '/',
    device: 'desktop',
    navigation: 'navigate',
    duration: 500,
    vitals: { INP: 180, LCP: 900 },
  });
  expect(views[0]).toMatchObject({ errors: 1, vitals: { LCP: 4_800 } });
});

it('puts the worst first and leaves the good ones out', () => {
  expect(worstOf(pageViewsOf(SPANS)).map(({ traceId }) => traceId)).toEqual(['two', 'three']);
});

it('filters by route and device', () => {
  expect(filterViews(pageViewsOf(SPANS), { route: '/', device: '' })).toHaveLength(1);
  expect(filterViews(pageViewsOf(SPANS), { route: '', device: 'mobile' })).toHaveLength(0);
});

it.each([
  [
    { LCP: 4_800, INP: 300, CLS: 0.3 },
    { rating: 'poor', vitals: ['LCP', 'CLS'] },
  ],
  [
    { LCP: 2_500, INP: 201 },
    { rating: 'needs-improvement', vitals: ['INP'] },
  ],
  [
    { LCP: 2_500, TTFB: 9_000 },
    { rating: 'good', vitals: [] },
  ],
  [{ TTFB: 9_000 }, undefined],
])('verdictOf(%o) names the worst of the core web vitals', (vitals, verdict) => {
  expect(verdictOf({ vitals })).toEqual(verdict);
});
