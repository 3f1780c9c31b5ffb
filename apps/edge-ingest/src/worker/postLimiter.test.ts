import { describe, expect, it } from 'vitest';
import { networkOf, postLimiter } from './postLimiter.ts';

const recorder = (success: boolean) => {
  const keys: string[] = [];
  const binding: RateLimit = {
    limit: async ({ key }) => {
      keys.push(key);
      return { success };
    },
  };
  return { keys, binding };
};

describe('postLimiter', () => {
  it('limits a page by its key and by key and address, a server by its app alone', async () => {
    const [perKey, perClient] = [recorder(true), recorder(true)];
    const limiter = postLimiter({ perKey: perKey.binding, perClient: perClient.binding });
    await limiter.limit({ key: 'key:pk_a', address: '192.0.2.1' });
    await limiter.limit({ key: 'bearer:a', address: '192.0.2.1' });
    expect(perKey.keys).toEqual(['key:pk_a', 'bearer:a']);
    expect(perClient.keys).toEqual(['key:pk_a 192.0.2.1']);
  });

  it.each([
    [true, false],
    [false, true],
  ])('refuses where one of them is over', async (key, client) => {
    const limiter = postLimiter({ perKey: recorder(key).binding, perClient: recorder(client).binding });
    const result = await limiter.limit({ key: 'key:pk_a', address: '192.0.2.1' });
    expect(result).toEqual({ ok: false, retryAfterSeconds: 60 });
  });
});

describe('networkOf', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:DB8::1', '2001:db8:0:0'],
    ['2001:db8:0:0::9', '2001:db8:0:0'],
    ['2001:0db8:0000:0001::', '2001:db8:0:1'],
    ['::1', '0:0:0:0'],
  ])('of %s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
