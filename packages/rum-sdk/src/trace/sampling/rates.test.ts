import { expect, it } from 'vitest';
import { createRates } from './rates.ts';

it("takes lower rates only, and nothing that isn't one", () => {
  const rates = createRates({ reportRate: 0.5, sampleRate: 0.5 });
  rates.lower({ reportRate: 1, sampleRate: 0.1 });
  expect([rates.report(), rates.sample()]).toEqual([0.5, 0.1]);
  rates.lower({ reportRate: -1, sampleRate: Number.NaN });
  rates.lower({ reportRate: '0', sampleRate: null } as never);
  rates.lower(undefined);
  expect([rates.report(), rates.sample()]).toEqual([0.5, 0.1]);
  rates.lower({ reportRate: 0 });
  expect(rates.report()).toBe(0);
});
