import { expect, it } from 'vitest';
import type { PageView } from '../../trace/pageView.ts';
import { createPageVitals } from './pageVitals.ts';
import type { ToldVital, VitalNavigation, VitalReport } from './vitalReport.ts';

const LOAD: VitalNavigation = { navigationType: 'navigate', start: 0, view: {} as PageView };
const SOFT: VitalNavigation = { ...LOAD, navigationType: 'soft-navigation', start: 500 };

const report = (name: VitalReport['name'], value: number, more: Partial<VitalReport> = {}): VitalReport => ({
  name,
  value,
  time: value,
  navigation: LOAD,
  ...more,
});

const told: ToldVital[] = [];
const begin = () => {
  told.length = 0;
  return createPageVitals((vital) => told.push(vital));
};
const values = () => told.map(({ name, value }) => [name, value]);

it('a vital keeps its id while its value grows, and shares it with no other', () => {
  const vitals = begin();
  vitals.update(report('CLS', 0.1));
  vitals.update(report('LCP', 900));
  vitals.finalize();
  vitals.update(report('CLS', 0.3));
  vitals.finalize();
  vitals.finalize();
  expect(told.map(({ name, delta, times }) => [name, delta, times])).toEqual([
    ['CLS', 0.1, 1],
    ['LCP', 900, 1],
    ['CLS', expect.closeTo(0.2, 9), 2],
  ]);
  const [cls, lcp, again] = told.map(({ id }) => id);
  expect(again).toBe(cls);
  expect(lcp).not.toBe(cls);
  // the ingest lets no other form pass (ingest-core, opaqueShapes.ts)
  for (const { id } of told) expect(id).toMatch(/^v\d-\d{13}-\d{13}$/);
});

it('FCP and TTFB are told at once, the others when the page view hides', () => {
  const vitals = begin();
  for (const name of ['LCP', 'FCP', 'CLS', 'TTFB', 'INP'] as const) vitals.update(report(name, 8));
  expect(values()).toEqual([
    ['FCP', 8],
    ['TTFB', 8],
  ]);
  vitals.finalize();
  expect(told).toHaveLength(5);
});

it('what happens after the page view is left is not its own, what is told late is', () => {
  const vitals = begin();
  vitals.update(report('CLS', 0.1, { time: 50 }));
  vitals.leave(1_000);
  vitals.update(report('CLS', 0.4, { time: 1_000 }));
  vitals.update(report('INP', 700, { time: 999 }));
  vitals.finalize();
  expect(values()).toEqual([
    ['CLS', 0.1],
    ['INP', 700],
  ]);
});

it("a browser's soft navigation within it adds the worse CLS and INP, and leaves it the load's LCP", () => {
  const vitals = begin();
  for (const name of ['LCP', 'CLS', 'INP'] as const) vitals.update(report(name, 10));
  for (const name of ['LCP', 'CLS'] as const) vitals.update(report(name, 20, { navigation: SOFT }));
  vitals.update(report('INP', 5, { navigation: SOFT }));
  vitals.finalize();
  expect(values()).toEqual([
    ['LCP', 10],
    ['CLS', 20],
    ['INP', 10],
  ]);
});
