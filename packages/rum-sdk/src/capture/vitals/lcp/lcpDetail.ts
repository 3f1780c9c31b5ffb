import { navigationTiming } from '../../pageView/navigationTiming.ts';
import { consecutive } from '../consecutive.ts';
import type { VitalDetail } from '../vitalReport.ts';

/** What was painted. */
export interface LcpCause {
  readonly target: string | undefined;
  readonly url: string | undefined;
  /** Its resource's, where it has one that is known. */
  readonly timing: PerformanceResourceTiming | undefined;
}

/** LCP from the navigation's start to the paint, with its four parts (https://web.dev/articles/optimize-lcp). */
export function lcpDetail({ target, url, timing }: LcpCause, start: number, end: number): VitalDetail {
  return {
    attributes: { 'rum.target': target, 'rum.resource.url': url },
    parts: consecutive({ start, end }, [
      ['lcp.time_to_first_byte', navigationTiming()?.responseStart],
      ['lcp.resource_load_delay', timing && (timing.requestStart || timing.startTime)],
      ['lcp.resource_load_duration', timing?.responseEnd],
      ['lcp.element_render_delay', end],
    ]),
  };
}
