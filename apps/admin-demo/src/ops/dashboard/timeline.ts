import type { VitalName } from '@throughline/conventions/vitalNames';
import type { RangeSeries } from '../stores/queryPrometheus.ts';
import { type BucketSample, histogramsBy } from './histogram.ts';
import { p75Of } from './vitalSummary.ts';

/** p75 at one moment. */
export interface TimelinePoint {
  /** Unix milliseconds. */
  readonly time: number;
  /** In the wire unit; null where no page view reported then, so that a chart shows a gap. */
  readonly p75: number | null;
}

/** p75 over time from the buckets over time; every step of the window has its point. */
export function timelineOf(
  name: VitalName,
  series: readonly RangeSeries[],
  window: { start: number; end: number; step: number },
): TimelinePoint[] {
  const byTime = new Map<number, BucketSample[]>();
  for (const { labels, points } of series) {
    for (const [time, value] of points) {
      const samples = byTime.get(time) ?? [];
      samples.push({ labels, value });
      byTime.set(time, samples);
    }
  }
  const timeline: TimelinePoint[] = [];
  for (let time = window.start; time <= window.end; time += window.step) {
    const histogram = histogramsBy(byTime.get(time) ?? [], () => '').get('');
    timeline.push({ time: time * 1000, p75: (histogram && p75Of(name, histogram)) ?? null });
  }
  return timeline;
}
