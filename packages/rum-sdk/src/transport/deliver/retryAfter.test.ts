import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { retryAfter } from './retryAfter.ts';

beforeAll(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-21T12:00:00Z') });
});
afterAll(() => {
  vi.useRealTimers();
});

const asked = (value?: string) =>
  retryAfter(new Headers(value === undefined ? {} : { 'retry-after': value }));

it('reads seconds and dates, within an hour, and nothing else', () => {
  expect(['0', '7', '999999'].map(asked)).toEqual([0, 7000, 3_600_000]);
  expect(asked('Sat, 21 Nov 2026 12:00:30 GMT')).toBe(30_000);
  expect(asked('Sat, 21 Nov 2026 11:00:00 GMT')).toBe(0);
  expect([undefined, '', 'soon', '-x', '-5'].map(asked)).toEqual([0, 0, 0, 0, 0]);
});
