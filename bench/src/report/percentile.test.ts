import { expect, it } from 'vitest';
import { percentile } from './percentile.ts';

it.each([
  [[7], 99, 7],
  [[4, 1, 3, 2], 50, 2],
  [Array.from({ length: 100 }, (_, i) => 100 - i), 99, 99],
  [[], 50, Number.NaN],
])('of %j, %d percent do not exceed %d', (values, percent, expected) => {
  expect(percentile(values, percent)).toBe(expected);
});
