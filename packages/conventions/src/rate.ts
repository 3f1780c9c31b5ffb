import type { VitalName } from './vitalNames.ts';

/** How good a value is: the three ratings of https://web.dev/articles/vitals#core-web-vitals. */
export const RATINGS = ['good', 'needs-improvement', 'poor'] as const;

/** A web vital's rating. */
export type Rating = (typeof RATINGS)[number];

/**
 * Up to and including the first a vital is good, above the second poor (in the wire unit):
 * https://web.dev/articles/defining-core-web-vitals-thresholds, and the same site's FCP and TTFB pages.
 */
export const THRESHOLDS: Readonly<Record<VitalName, readonly [good: number, poor: number]>> = {
  LCP: [2500, 4000],
  INP: [200, 500],
  CLS: [0.1, 0.25],
  FCP: [1800, 3000],
  TTFB: [800, 1800],
};

/** Rates a value (in the wire unit) as web-vitals does: good up to the first threshold, poor above the second. */
export function rate(name: VitalName, value: number): Rating {
  const [good, poor] = THRESHOLDS[name];
  if (value <= good) return 'good';
  return value <= poor ? 'needs-improvement' : 'poor';
}
