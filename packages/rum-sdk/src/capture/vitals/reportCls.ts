import type { CLSMetricWithAttribution } from 'web-vitals/attribution';
import { safeTarget } from './safeTarget.ts';
import { commonParts, type VitalReport } from './vitalReport.ts';

/** CLS at its largest shift; a page view without one has it at its start. */
export function reportCls(metric: CLSMetricWithAttribution, navigationStart: number): VitalReport {
  const { largestShiftTime, largestShiftTarget, largestShiftValue, loadState } = metric.attribution;
  const at = largestShiftTime ?? navigationStart;
  return {
    ...commonParts(metric, {
      'rum.target': safeTarget(largestShiftTarget),
      'rum.load_state': loadState,
      'rum.cls.largest_shift_value': largestShiftValue,
    }),
    start: at,
    end: at,
    parts: [],
  };
}
