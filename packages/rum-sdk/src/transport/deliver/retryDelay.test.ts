import { expect, it } from 'vitest';
import { retryDelay } from './retryDelay.ts';

it('doubles, is spread from nothing on, is bounded, and never undercuts what the server asked for', () => {
  expect([1, 2, 3].map((failures) => retryDelay(failures, undefined, () => 1))).toEqual([2000, 4000, 8000]);
  expect(retryDelay(5, undefined, () => 0)).toBe(0);
  expect(retryDelay(2, undefined, () => 0.5)).toBe(2000);
  expect(retryDelay(2_000, undefined, () => 1)).toBe(120_000);
  expect(retryDelay(1, 5000, () => 0)).toBe(5000);
  expect(retryDelay(1, 600_000, () => 1)).toBe(602_000);
});
