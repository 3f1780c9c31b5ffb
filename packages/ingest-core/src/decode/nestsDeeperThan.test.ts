import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nestsDeeperThan } from './nestsDeeperThan.ts';

describe('nestsDeeperThan', () => {
  it('counts objects and arrays, and not what stands in strings', () => {
    expect(nestsDeeperThan(2, '{"a":[1,2,{}]}')).toBe(true);
    expect(nestsDeeperThan(3, '{"a":[1,2,{}]}')).toBe(false);
    expect(nestsDeeperThan(1, '{"a":"[[[[", "b":"\\"{{{", "c\\\\":"{{"}')).toBe(false);
    expect(nestsDeeperThan(1, '["\\\\",[]]')).toBe(true);
    expect(nestsDeeperThan(0, '"[[[ without an end')).toBe(false);
  });

  it('agrees with the depth of what JSON.parse gives', () => {
    const depthOf = (value: unknown): number =>
      typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0;
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6, stringUnit: 'binary' }), (value) => {
        const depth = depthOf(value);
        const json = JSON.stringify(value);
        expect(nestsDeeperThan(depth, json)).toBe(false);
        if (depth > 0) expect(nestsDeeperThan(depth - 1, json)).toBe(true);
      }),
    );
  });
});
