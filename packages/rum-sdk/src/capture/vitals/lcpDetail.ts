import type { LCPMetric } from 'web-vitals';
import { navigationTiming } from '../pageView/navigationTiming.ts';
import type { Resources } from '../resources/createResources.ts';
import { consecutive } from './consecutive.ts';
import { safeTarget } from './safeTarget.ts';
import type { VitalDetail } from './vitalReport.ts';

/** LCP from the navigation's start to the paint, with its four parts (https://web.dev/articles/optimize-lcp). */
export function lcpDetail({ entries, value }: LCPMetric, start: number, resources: Resources): VitalDetail {
  const entry = entries.at(-1);
  const timing = entry?.url ? resources.find(entry.url, entry.startTime) : undefined;
  const end = start + value;
  return {
    attributes: { 'rum.target': safeTarget(entry?.element), 'rum.resource.url': entry?.url || undefined },
    parts: consecutive({ start, end }, [
      ['lcp.time_to_first_byte', navigationTiming()?.responseStart],
      ['lcp.resource_load_delay', timing && (timing.requestStart || timing.startTime)],
      ['lcp.resource_load_duration', timing?.responseEnd],
      ['lcp.element_render_delay', end],
    ]),
  };
}
