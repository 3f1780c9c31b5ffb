import type { TimelinePoint } from './timeline.ts';
import { TIME_RANGES, type TimeRange } from './timeRange.ts';

/** The shortest range that holds every report of the points, which are those of `range`; `range` where none is shorter. */
export function fittingRange(range: TimeRange, points: readonly TimelinePoint[]): TimeRange {
  const reported = points.filter(({ p75 }) => p75 !== null).map(({ time }) => time / 1000);
  const end = Math.max(...points.map(({ time }) => time / 1000));
  const { seconds, step } = TIME_RANGES[range];
  // The first point sums up what came before it, up to a step earlier.
  const extent = reported.length === 0 ? seconds : end - Math.min(...reported) + step;
  const names = Object.keys(TIME_RANGES) as TimeRange[];
  return names.find((name) => TIME_RANGES[name].seconds >= extent) ?? range;
}
