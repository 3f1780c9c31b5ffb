import { afterEach, expect, it, vi } from 'vitest';
import { retryDelay } from './retryDelay.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

function delay(failures: number, askedMs: number, drawn: number): number {
  vi.spyOn(Math, 'random').mockReturnValue(drawn);
  return retryDelay(failures, askedMs);
}

it('doubles, is spread from nothing on, is bounded, and never undercuts what the server asked for', () => {
  expect([1, 2, 3].map((failures) => delay(failures, 0, 1))).toEqual([2000, 4000, 8000]);
  expect(delay(5, 0, 0)).toBe(0);
  expect(delay(2, 0, 0.5)).toBe(2000);
  expect(delay(2_000, 0, 1)).toBe(120_000);
  expect(delay(1, 5000, 0)).toBe(5000);
  expect(delay(1, 600_000, 1)).toBe(602_000);
});
