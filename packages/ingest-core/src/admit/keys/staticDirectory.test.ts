import { describe, expect, it } from 'vitest';
import { staticDirectory } from './staticDirectory.ts';

const policy = {
  app: 'shop',
  environment: 'test',
  sampleRate: 1,
  reportRate: 1,
  origins: ['https://shop.example'],
};

describe('staticDirectory', () => {
  it('knows its keys, and asks the look-up for others', async () => {
    const asked: string[] = [];
    const directory = staticDirectory({
      apps: new Map([['pk_1', policy]]),
      lookup: async (key) => {
        asked.push(key);
        return key === 'pk_2' ? { ...policy, app: 'other' } : undefined;
      },
    });
    expect((await directory.byKey('pk_1'))?.app).toBe('shop');
    expect((await directory.byKey('pk_2'))?.app).toBe('other');
    expect(await directory.byKey('pk_3')).toBeUndefined();
    expect(asked).toEqual(['pk_2', 'pk_3']);
  });

  it('finds a token by the whole of it', async () => {
    const directory = staticDirectory({
      tokens: new Map([
        ['abc', policy],
        ['abcd', { ...policy, app: 'd' }],
      ]),
    });
    expect((await directory.byToken('abc'))?.app).toBe('shop');
    expect((await directory.byToken('abcd'))?.app).toBe('d');
    for (const wrong of ['', 'ab', 'ABC', 'abcde']) expect(await directory.byToken(wrong)).toBeUndefined();
  });

  it('knows nobody when nothing is configured', async () => {
    expect(await staticDirectory({}).byKey('pk_1')).toBeUndefined();
    expect(await staticDirectory({}).byToken('')).toBeUndefined();
  });
});
