import { type Rating, rate } from '@throughline/conventions/rate';
import type { VitalName } from '@throughline/conventions/vitalNames';
import { VITALS } from '@throughline/conventions/vitals';
import { countOf, type Histogram, quantile, shareAtMost } from './histogram.ts';

/** A web vital over the chosen range. */
export interface VitalSummary {
  readonly name: VitalName;
  /** Page views that reported it. */
  readonly count: number;
  /** 75th percentile in the wire unit: milliseconds, CLS none; undefined where nothing was reported. */
  readonly p75: number | undefined;
  readonly rating: Rating | undefined;
  /** Shares, 0 to 1; they add up to 1. */
  readonly shares: Readonly<Record<Rating, number>>;
}

/** Google's assessment looks at the 75th percentile (https://web.dev/articles/vitals#core-web-vitals). */
const ASSESSED_QUANTILE = 0.75;

/** Milliseconds in the metrics' seconds. */
const MS_PER_SECOND = 1000;

/** Sums a vital up; the histogram is in the metric's unit (seconds; CLS none). */
export function summarizeVital(name: VitalName, histogram: Histogram): VitalSummary {
  const { good, poor } = VITALS[name];
  const factor = factorOf(name);
  const p75 = p75Of(name, histogram);
  const goodShare = shareAtMost(histogram, good / factor);
  const notPoor = shareAtMost(histogram, poor / factor);
  const count = countOf(histogram);
  return {
    name,
    count,
    p75,
    rating: p75 === undefined ? undefined : rate(name, p75),
    shares: {
      good: goodShare,
      'needs-improvement': count > 0 ? notPoor - goodShare : 0,
      poor: count > 0 ? 1 - notPoor : 0,
    },
  };
}

/** The 75th percentile in the wire unit. */
export function p75Of(name: VitalName, histogram: Histogram): number | undefined {
  const value = quantile(histogram, ASSESSED_QUANTILE);
  return value === undefined ? undefined : value * factorOf(name);
}

function factorOf(name: VitalName): number {
  return VITALS[name].wireUnit === 'ms' ? MS_PER_SECOND : 1;
}
