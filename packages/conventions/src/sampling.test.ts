import { describe, expect, it } from 'vitest';
import { keeps, otMember, probabilityOf, randomnessOf, readOt, stricter, thresholdFor } from './sampling.ts';

describe('consistent probability sampling', () => {
  it('writes the thresholds of the specification, trailing zeros stripped', () => {
    expect(thresholdFor(1)).toBe('0');
    expect(thresholdFor(0.5)).toBe('8');
    expect(thresholdFor(0.25)).toBe('c');
    expect(thresholdFor(0.1)).toBe('e66666');
    expect(thresholdFor(0.01)).toBe('fd70a4');
    expect(thresholdFor(1 / 3)).toBe('aaaaab');
    expect(thresholdFor(0)).toBeNull();
    expect(thresholdFor(Number.NaN)).toBeNull();
  });

  it('compares R and T padded on the right to 14 digits', () => {
    expect(keeps('80000000000000', '8')).toBe(true);
    expect(keeps('7fffffffffffff', '8')).toBe(false);
    expect(keeps('00000000000000', '0')).toBe(true);
    expect(keeps('ffffffffffffff', null)).toBe(false);
  });

  it('keeps nested sets: what a lower rate keeps, a higher one keeps too, and about the share asked for', () => {
    const rates = [0.01, 0.1, 0.25, 0.5, 0.9];
    const kept = rates.map(() => 0);
    const ids = 20_000;
    for (let i = 0; i < ids; i++) {
      const id = Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) =>
        b.toString(16).padStart(2, '0'),
      ).join('');
      let before = false;
      rates.forEach((r, at) => {
        const keep = keeps(randomnessOf(id), thresholdFor(r));
        if (before) expect(keep).toBe(true);
        before = keep;
        if (keep) kept[at] = (kept[at] ?? 0) + 1;
      });
    }
    rates.forEach((r, at) => {
      // six standard deviations of a binomial
      expect(Math.abs((kept[at] ?? 0) - ids * r)).toBeLessThan(6 * Math.sqrt(ids * r * (1 - r)));
    });
  });

  it('reads rv before the id, ignores malformed members, and never throws', () => {
    const id = `${'0'.repeat(18)}ABCDEFABCDEFAB`;
    expect(randomnessOf(id)).toBe('abcdefabcdefab');
    expect(randomnessOf(id, 'vendor=x,ot=th:8;rv:0123456789abcd')).toBe('0123456789abcd');
    expect(randomnessOf(id, 'ot=rv:short')).toBe('abcdefabcdefab');
    expect(readOt('ot=th:ZZ;rv:')).toEqual({});
    expect(readOt('other=1')).toBeUndefined();
    expect(otMember('e66666')).toBe('ot=th:e66666');
    expect(otMember('e66666', '00000000000001')).toBe('ot=th:e66666;rv:00000000000001');
    expect(otMember(null, '00000000000001')).toBe('ot=rv:00000000000001');
    expect(otMember(null)).toBe('');
  });

  it('knows the stricter threshold and the probability of one', () => {
    expect(stricter('8', 'c')).toBe('c');
    expect(stricter('8', '80')).toBe('8');
    expect(stricter('8', null)).toBeNull();
    expect(probabilityOf('8')).toBe(0.5);
    expect(probabilityOf('0')).toBe(1);
    expect(probabilityOf('e66666')).toBeCloseTo(0.1, 6);
  });
});
