import { expect, it } from 'vitest';
import { panelLimiter } from './panelLimiter.ts';

it('limits a key as a whole, whatever addresses its clients claim', async () => {
  const limiter = panelLimiter();
  let refused = 0;
  // twice the limit of a key, so that a minute that ends meanwhile saves nobody
  for (let i = 0; i < 25_000; i++) {
    const { ok } = await limiter.limit({ key: 'key:pk_a', address: `spoofed-${i}` });
    if (!ok) refused++;
  }
  expect(refused).toBeGreaterThan(0);
  expect(await limiter.limit({ key: 'key:pk_b', address: 'spoofed-1' })).toEqual({ ok: true });
});
