import { describe, expect, it } from 'vitest';
import { createClockWatch } from './clockWatch.ts';

const HOUR_MS = 60 * 60_000;
const T = 1_800_000_000_000;

describe('the watch over the clock', () => {
  it('says nothing while it goes, whatever the callers believe', () => {
    const { standsStill } = createClockWatch();
    const callers = [0, 60_000, -HOUR_MS, 7 * HOUR_MS, Number.NaN];
    for (let i = 0; i < 50; i++)
      expect(standsStill(T + i, T + i + (callers[i % callers.length] ?? 0))).toBe(false);
  });

  it('notices that it stands still while those of callers go on, an hour behind', () => {
    const { standsStill } = createClockWatch();
    expect(standsStill(T, T)).toBe(false);
    expect(standsStill(T, T - HOUR_MS)).toBe(false);
    expect(standsStill(T, T - HOUR_MS + 4_999)).toBe(false);
    expect(standsStill(T, T - HOUR_MS + 5_000)).toBe(true);
  });

  it('takes calls within a millisecond for what they are', () => {
    const { standsStill } = createClockWatch();
    for (let i = 0; i < 1_000; i++) expect(standsStill(T, T - (i % 5))).toBe(false);
  });
});
