import { describe, expect, it } from 'vitest';
import { createArrivalPace } from './arrivalPace.ts';

function paceOf(intervalMs: number, batches = 200) {
  const pace = createArrivalPace();
  for (let i = 0; i < batches; i++) pace.arrived(1_000_000 + i * intervalMs);
  return pace;
}

describe('the pace of batches', () => {
  it('expects nothing of a first batch, nor of batches that come seldom', () => {
    expect(createArrivalPace().gapMs(25)).toBeUndefined();
    expect(paceOf(1_000, 1).gapMs(25)).toBeUndefined();
    expect(paceOf(1_000).gapMs(25)).toBeUndefined();
    expect(paceOf(20).gapMs(25)).toBeUndefined();
  });

  it('waits for two of their intervals where they come often', () => {
    expect(paceOf(10).gapMs(25)).toBeCloseTo(20);
    expect(paceOf(0).gapMs(25)).toBeCloseTo(0);
  });

  it('forgets a burst, and a pause', () => {
    const pace = paceOf(1);
    for (let i = 1; i <= 30; i++) pace.arrived(2_000_000 + i * 1_000);
    expect(pace.gapMs(25)).toBeUndefined();
    for (let i = 1; i <= 60; i++) pace.arrived(3_000_000 + i);
    expect(pace.gapMs(25)).toBeDefined();
  });

  it('is not misled by a clock that goes back', () => {
    const pace = paceOf(10);
    pace.arrived(0);
    expect(pace.gapMs(25)).toBeGreaterThan(0);
  });

  it('advises no long wait for a while after two in vain, and longer after each more; one that is worth it makes up for it', () => {
    const pace = paceOf(20);
    let at = 1_003_980;
    /** Batches without advice until there is one again. */
    const resting = (): number => {
      let batches = 0;
      for (; pace.gapMs(250) === undefined; batches++) {
        at += 20;
        pace.arrived(at);
      }
      return batches;
    };
    pace.waited(false);
    expect(resting()).toBe(0);
    pace.waited(false);
    expect(resting()).toBe(16);
    pace.waited(false);
    expect(resting()).toBe(32);
    for (let i = 0; i < 10; i++) {
      pace.waited(false);
      resting();
    }
    pace.waited(false);
    expect(resting()).toBe(1_024);
    pace.waited(true);
    pace.waited(false);
    expect(resting()).toBe(0);
  });
});
