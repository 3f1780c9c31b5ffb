import { expect, it } from 'vitest';
import { createSampler } from './sampling.ts';
import { sessionDraws } from './sessionDraws.ts';

const HALF = 0.5;
const at = (randomness: string) => `${'a'.repeat(18)}${randomness}`;

it("decides by the trace id's last 56 bits, or by a session's own", () => {
  const byTrace = createSampler(() => HALF);
  expect(byTrace(at('80000000000000')).traceFlags).toBe(3);
  expect(byTrace(at('7fffffffffffff'))).toEqual({ traceFlags: 2 });
  const bySession = createSampler(() => HALF, '80000000000000');
  expect(bySession(at('00000000000000')).traceState?.serialize()).toBe('ot=th:8;rv:80000000000000');
  const unsampled = createSampler(() => 0, '80000000000000')(at('ffffffffffffff'));
  expect([unsampled.traceFlags, unsampled.traceState?.serialize()]).toEqual([2, 'ot=rv:80000000000000']);
});

it('draws for a session from both ends of its id', () => {
  const { randomness, report } = sessionDraws('80000000000000aaaac0ffee00000001');
  expect(randomness).toBe('c0ffee00000001');
  expect(report).toBe(HALF);
  expect(sessionDraws('f'.repeat(32)).report).toBeLessThan(1);
});
