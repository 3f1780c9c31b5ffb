import { keeps, thresholdFor } from '@throughline/conventions/sampling';
import { describe, expect, it } from 'vitest';
import { createTraceBudget } from './traceBudget.ts';

const SECOND = 1_000;

/** 100,000 ids are many on a machine that has other work. */
const TIMEOUT_MS = 60_000;
const budgeted = { app: 'shop', sampleRate: 1, maxTracesPerSecond: 10 };

/** Ids as a page makes them, but quickly: 18 hex digits that tell them apart, and 14 random ones. */
let made = 0;
const makeId = () =>
  (++made).toString(16).padStart(18, '0') +
  Math.floor(Math.random() * 2 ** 52)
    .toString(16)
    .padStart(13, '0') +
  '8';

/** A budget whose clock the test holds, and traces that come to it. */
function setUp() {
  const clock = { now: 1_000_000_000_000 };
  const budget = createTraceBudget(() => clock.now);
  const isKept = (id: string) => {
    const randomness = id.slice(-14);
    return keeps(randomness, budget.thresholdOf({ id, randomness }, budgeted));
  };
  /** So many new traces a second; how many were kept. */
  const run = (seconds: number, perSecond: number): number => {
    let kept = 0;
    for (let i = 0; i < seconds * perSecond; i++) {
      clock.now += SECOND / perSecond;
      if (isKept(makeId())) kept++;
    }
    return kept;
  };
  return { clock, budget, isKept, run };
}

describe('a budget of traces', { timeout: TIMEOUT_MS }, () => {
  it('changes nothing while the traces fit', () => {
    const { run, budget } = setUp();
    expect(run(120, 9)).toBe(120 * 9);
    expect(budget.rateOf(budgeted)).toBe(1);
  });

  it('halves the rate until they fit, and keeps close to the budget then', () => {
    const { run, budget } = setUp();
    run(60, 200);
    const kept = run(100, 200) / 100;
    expect(budget.rateOf(budgeted)).toBeLessThanOrEqual(1 / 16);
    expect(kept).toBeLessThanOrEqual(10.5);
    expect(kept).toBeGreaterThan(2);
  });

  it('goes back a step a minute once there is room, to the own rate and not above', () => {
    const { run, budget, clock } = setUp();
    run(30, 200);
    const rush = budget.rateOf(budgeted);
    run(70, 1);
    expect(budget.rateOf(budgeted)).toBe(rush * 2);
    clock.now += 24 * 3_600 * SECOND;
    expect(budget.rateOf(budgeted)).toBe(1);
  });

  it('judges a trace as it did before, whatever the rate is now', () => {
    const { run, isKept } = setUp();
    const early = Array.from({ length: 50 }, makeId);
    expect(early.every(isKept)).toBe(true);
    run(20, 500);
    expect(early.every(isKept)).toBe(true);
  });

  it('is each app its own', () => {
    const { run, budget } = setUp();
    run(30, 200);
    expect(budget.rateOf({ ...budgeted, app: 'other' })).toBe(1);
  });

  it('keeps nested sets: what a lower rate keeps, every higher one keeps, over 100,000 ids', () => {
    const thresholds = Array.from({ length: 10 }, (_, step) => thresholdFor(0.5 / 2 ** step));
    const counts = thresholds.map(() => 0);
    let unnested = 0;
    for (let i = 0; i < 100_000; i++) {
      const randomness = makeId().slice(-14);
      let keptByHigher = true;
      for (const [step, threshold] of thresholds.entries()) {
        const isKept = keeps(randomness, threshold);
        if (isKept && !keptByHigher) unnested++;
        if (isKept) counts[step] = (counts[step] ?? 0) + 1;
        keptByHigher = isKept;
      }
    }
    expect(unnested).toBe(0);
    for (const [step, count] of counts.entries()) {
      const expected = 50_000 / 2 ** step;
      // six standard deviations of a binomial
      expect(Math.abs(count - expected)).toBeLessThan(6 * Math.sqrt(expected));
    }
  });

  it('holds on where the clock is set back by an hour', () => {
    const { clock, run } = setUp();
    expect(run(10, 8)).toBe(80);
    clock.now -= 3_600 * SECOND;
    // the window that was begun would last an hour, and what is kept in it would halve the rate
    expect(run(60, 8)).toBe(480);
  });
});
