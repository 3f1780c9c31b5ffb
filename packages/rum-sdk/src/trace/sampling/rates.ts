import type { RateAnswer } from '@throughline/conventions/wire';

/** The two rates in force for page views that begin now. */
export interface Rates {
  /** Share of page views that report, 0 to 1. */
  report(): number;
  /** Whether the page view that begins now reports. */
  reports(): boolean;
  /** Share of page views that are traced, 0 to 1. */
  sample(): number;
  /** Takes the ingest's rates. They only ever lower ours: an answer can't make a page send more than its site wants. */
  lower(answer: RateAnswer['rum']): void;
}

/**
 * Rates as configured, lowered by the ingest's answers.
 *
 * @param draw 0 to 1: who reports at a rate also reports at every higher one. Default: one for each page view.
 */
export function createRates(
  configured: { readonly reportRate: number; readonly sampleRate: number },
  draw?: number,
): Rates {
  let { reportRate, sampleRate } = configured;
  return {
    report: () => reportRate,
    reports: () => (draw ?? Math.random()) < reportRate,
    sample: () => sampleRate,
    lower(answer) {
      reportRate = Math.min(reportRate, rateOr(answer?.reportRate, reportRate));
      sampleRate = Math.min(sampleRate, rateOr(answer?.sampleRate, sampleRate));
    },
  };
}

function rateOr(value: unknown, otherwise: number): number {
  return typeof value === 'number' && value >= 0 && value <= 1 ? value : otherwise;
}
