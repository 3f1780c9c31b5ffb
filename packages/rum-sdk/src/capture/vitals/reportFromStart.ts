import type { FCPMetricWithAttribution, TTFBMetricWithAttribution } from 'web-vitals/attribution';
import { commonAttributes, type VitalReport } from './vitalReport.ts';

/** FCP and TTFB: from the navigation's start, as long as their value. */
export function reportFromStart(
  metric: FCPMetricWithAttribution | TTFBMetricWithAttribution,
  start: number,
): VitalReport {
  const loadState = metric.name === 'FCP' ? metric.attribution.loadState : undefined;
  return {
    name: metric.name,
    start,
    end: start + metric.value,
    attributes: { ...commonAttributes(metric), 'rum.load_state': loadState },
    parts: [],
  };
}
