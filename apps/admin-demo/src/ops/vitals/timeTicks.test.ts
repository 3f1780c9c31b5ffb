import { expect, it } from 'vitest';
import { TIME_RANGES, type TimeRange } from '../dashboard/timeRange.ts';
import { timeTicks } from './timeTicks.ts';

/** The moments of a chart that ends at 12:30 of a day, UTC. */
function momentsOf(range: TimeRange): number[] {
  const { seconds, step } = TIME_RANGES[range];
  const end = Math.ceil(Date.UTC(2026, 4, 4, 12, 30) / 1000 / step) * step;
  return Array.from({ length: seconds / step + 1 }, (_, at) => (end - seconds + at * step) * 1000);
}

it.each([
  ['15m', ['12:16', '12:18', '12:20', '12:22', '12:24', '12:26', '12:28', '12:30']],
  ['1h', ['11:30', '11:40', '11:50', '12:00', '12:10', '12:20', '12:30']],
  ['24h', ['15:00', '18:00', '21:00', '00:00', '03:00', '06:00', '09:00', '12:00']],
  ['7d', Array(7).fill('00:00')],
] as const)('marks whole moments of %s', (range, marks) => {
  const ticks = timeTicks(momentsOf(range)).map((time) => new Date(time).toISOString().slice(11, 16));
  expect(ticks).toEqual(marks);
});

it('marks nothing where there is nothing', () => expect(timeTicks([])).toEqual([]));
