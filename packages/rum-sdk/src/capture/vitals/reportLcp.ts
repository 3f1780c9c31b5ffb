import type { LCPMetricWithAttribution } from 'web-vitals/attribution';
import { safeTarget } from './safeTarget.ts';
import { commonParts, consecutive, type VitalReport } from './vitalReport.ts';

/** LCP from the navigation's start to the paint, with its four parts (https://web.dev/articles/optimize-lcp). */
export function reportLcp(metric: LCPMetricWithAttribution, start: number): VitalReport {
  const { attribution } = metric;
  return {
    ...commonParts(metric, {
      'rum.target': safeTarget(attribution.target),
      'rum.resource.url': attribution.url,
    }),
    start,
    end: start + metric.value,
    parts: consecutive(start, [
      ['lcp.time_to_first_byte', attribution.timeToFirstByte],
      ['lcp.resource_load_delay', attribution.resourceLoadDelay],
      ['lcp.resource_load_duration', attribution.resourceLoadDuration],
      ['lcp.element_render_delay', attribution.elementRenderDelay],
    ]),
  };
}
