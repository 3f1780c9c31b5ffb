import { describe, expect, it } from 'vitest';
import { memoryLimiter } from './memoryLimiter.ts';

describe('memoryLimiter', () => {
  it('allows so many in a window, by key and address, and says when to come back', async () => {
    let now = 1_000_000;
    const limiter = memoryLimiter({ limit: 2, windowSeconds: 10, now: () => now });
    const client = { key: 'key:pk_1', address: '192.0.2.1' };
    now += 3_500;
    expect(await limiter.limit(client)).toEqual({ ok: true });
    expect(await limiter.limit(client)).toEqual({ ok: true });
    expect(await limiter.limit(client)).toEqual({ ok: false, retryAfterSeconds: 7 });
    expect(await limiter.limit({ ...client, address: '192.0.2.2' })).toEqual({ ok: true });
    expect(await limiter.limit({ ...client, key: 'key:pk_2' })).toEqual({ ok: true });
    now += 7_000;
    expect(await limiter.limit(client)).toEqual({ ok: true });
  });

  it('forgets the client that was away longest, when there are too many', async () => {
    const limiter = memoryLimiter({ limit: 1, windowSeconds: 60, now: () => 0, maxEntries: 2 });
    for (const key of ['a', 'b', 'c']) expect((await limiter.limit({ key })).ok).toBe(true);
    expect((await limiter.limit({ key: 'c' })).ok).toBe(false);
    expect((await limiter.limit({ key: 'a' })).ok).toBe(true);
  });
});
