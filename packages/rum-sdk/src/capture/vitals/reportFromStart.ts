import type { FCPMetricWithAttribution, TTFBMetricWithAttribution } from 'web-vitals/attribution';
import { commonParts, type VitalReport } from './vitalReport.ts';

/** FCP and TTFB: from the navigation's start, as long as their value. */
export function reportFromStart(
  metric: FCPMetricWithAttribution | TTFBMetricWithAttribution,
  start: number,
): VitalReport {
  const loadState = metric.name === 'FCP' ? metric.attribution.loadState : undefined;
  return {
    ...commonParts(metric, { 'rum.load_state': loadState }),
    start,
    end: start + metric.value,
    parts: [],
  };
}
