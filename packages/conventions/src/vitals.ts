import { THRESHOLDS } from './rate.ts';
import type { VitalName } from './vitalNames.ts';

/** What a vital is measured in on the wire, where it turns poor, and how it is stored. */
export interface Vital {
  /** Unit of `browser.web_vital.value`: milliseconds, or none for CLS. */
  readonly wireUnit: 'ms' | '1';
  /** Up to and including this (in the wire unit) it is good. */
  readonly good: number;
  /** Above this (in the wire unit) it is poor. */
  readonly poor: number;
  /** The largest value that can be true (in the wire unit); above it the sample is dropped and counted. */
  readonly plausibleMax: number;
  /** The Prometheus histogram that it feeds, in base units (seconds; CLS none). */
  readonly metric: string;
}

/** Ten minutes: no user waits longer for a paint, and a client that claims more is wrong or lying. */
export const MAX_PLAUSIBLE_VITAL_MS = 600_000;

/** A CLS of 100 would be the whole viewport shifting a hundred times within one session window. */
export const MAX_PLAUSIBLE_CLS = 100;

/** All of them. */
export const VITALS: Readonly<Record<VitalName, Vital>> = {
  LCP: {
    wireUnit: 'ms',
    ...between('LCP'),
    plausibleMax: MAX_PLAUSIBLE_VITAL_MS,
    metric: 'rum_lcp_seconds',
  },
  INP: {
    wireUnit: 'ms',
    ...between('INP'),
    plausibleMax: MAX_PLAUSIBLE_VITAL_MS,
    metric: 'rum_inp_seconds',
  },
  CLS: { wireUnit: '1', ...between('CLS'), plausibleMax: MAX_PLAUSIBLE_CLS, metric: 'rum_cls' },
  FCP: {
    wireUnit: 'ms',
    ...between('FCP'),
    plausibleMax: MAX_PLAUSIBLE_VITAL_MS,
    metric: 'rum_fcp_seconds',
  },
  TTFB: {
    wireUnit: 'ms',
    ...between('TTFB'),
    plausibleMax: MAX_PLAUSIBLE_VITAL_MS,
    metric: 'rum_ttfb_seconds',
  },
};

function between(name: VitalName): Pick<Vital, 'good' | 'poor'> {
  const [good, poor] = THRESHOLDS[name];
  return { good, poor };
}
