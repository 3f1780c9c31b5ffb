import { describe, expect, it } from 'vitest';
import { fnv1a } from './fnv1a.ts';
import { shardOf } from './shardNames.ts';

describe('fnv1a', () => {
  // The reference's own test vectors; a change of any is a change of every batch's Shard.
  it.each([
    ['', 0x811c9dc5],
    ['a', 0xe40c292c],
    ['foobar', 0xbf9cf968],
  ])('hashes %j', (text, hash) => {
    expect(fnv1a(text)).toBe(hash);
  });
});

describe('shardOf', () => {
  it('spreads ids evenly, and one id always to the same', () => {
    const counts = [0, 0, 0, 0];
    for (let i = 0; i < 4_000; i++) {
      const id = `01a1fde5-2865-7e42-8dab-${i.toString(16).padStart(12, '0')}`;
      const shard = shardOf(id, 4);
      expect(shardOf(id, 4)).toBe(shard);
      counts[shard] = (counts[shard] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 1_000)).toBeLessThan(150);
  });
});
