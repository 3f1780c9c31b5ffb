import { expect, it } from 'vitest';
import { axisTicks } from './axisTicks.ts';

it.each([
  [2_750, [0, 1_000, 2_000, 3_000]],
  [2_000, [0, 500, 1_000, 1_500, 2_000]],
  [0.11, [0, 0.05, 0.1, 0.15]],
  [0.3, [0, 0.1, 0.2, 0.3]],
  [220, [0, 100, 200, 300]],
  [9, [0, 5, 10]],
  [0, [0]],
])('an axis up to %d has the marks %j', (highest, ticks) => {
  expect(axisTicks(highest)).toEqual(ticks);
});
