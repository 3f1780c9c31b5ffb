import { expect, it } from 'vitest';
import { retryDelay } from './retryDelay.ts';

it('doubles, is spread, is bounded, and never undercuts what the server asked for', () => {
  expect([1, 2, 3].map((attempt) => retryDelay(attempt, undefined, () => 1))).toEqual([1000, 2000, 4000]);
  expect(retryDelay(1, undefined, () => 0)).toBe(500);
  expect(retryDelay(30, undefined, () => 1)).toBe(60_000);
  expect(retryDelay(1, 5000, () => 0)).toBe(5000);
  expect(retryDelay(1, 3_600_000, () => 0)).toBe(60_000);
});
