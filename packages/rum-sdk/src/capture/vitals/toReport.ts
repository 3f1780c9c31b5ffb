import type { MetricWithAttribution } from 'web-vitals/attribution';
import { reportCls } from './reportCls.ts';
import { reportFromStart } from './reportFromStart.ts';
import { reportInp } from './reportInp.ts';
import { reportLcp } from './reportLcp.ts';
import type { VitalReport } from './vitalReport.ts';

/**
 * A metric as plain data.
 *
 * @param start the navigation's start, milliseconds on `performance.now()`'s clock.
 */
export function toReport(metric: MetricWithAttribution, start: number): VitalReport {
  switch (metric.name) {
    case 'LCP':
      return reportLcp(metric, start);
    case 'INP':
      return reportInp(metric, start);
    case 'CLS':
      return reportCls(metric, start);
    default:
      return reportFromStart(metric, start);
  }
}
