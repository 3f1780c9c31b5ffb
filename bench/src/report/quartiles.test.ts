import { expect, it } from 'vitest';
import { quartiles } from './quartiles.ts';

it.each([
  [[7], { lower: 7, median: 7, upper: 7 }],
  [[4, 1, 3, 2], { lower: 1.5, median: 2.5, upper: 3.5 }],
  [[5, 1, 100, 2, 3], { lower: 2, median: 3, upper: 5 }],
])('the quartiles of %j are %j', (values, expected) => {
  expect(quartiles(values)).toEqual(expected);
});
