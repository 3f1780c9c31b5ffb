import { describe, expect, it } from 'vitest';
import { createRefusalCounter } from './createRefusalCounter.ts';

const refused = { env: 'test', outcome: 'refused', reason: 'malformed' } as const;

describe('createRefusalCounter', () => {
  it("gives an app its own counts and those of unknown apps, and not another app's", () => {
    const counter = createRefusalCounter();
    counter.count({ ...refused, app: 'shop' });
    counter.count({ ...refused, app: 'shop' });
    counter.count({ ...refused, app: 'other' });
    counter.count({ app: '', env: '', outcome: 'refused', reason: 'unknown_key' });
    const adds = counter
      .take('shop')
      .map((delta) => [delta.labels.app, delta.type === 'counter' && delta.add]);
    expect(adds).toEqual([
      ['shop', 2],
      ['', 1],
    ]);
    expect(counter.take('shop')).toEqual([]);
    expect(counter.take('other')).toHaveLength(1);
  });

  it('adds what is given back to what came since', () => {
    const counter = createRefusalCounter();
    counter.count({ ...refused, app: 'shop' });
    const taken = counter.take('shop');
    counter.count({ ...refused, app: 'shop' });
    counter.giveBack(taken);
    expect(counter.take('shop')).toMatchObject([{ add: 2 }]);
  });
});
