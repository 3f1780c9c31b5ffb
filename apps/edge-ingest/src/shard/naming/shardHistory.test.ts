import { uuidV7 } from '@throughline/ingest-core/testing/uuidV7';
import { describe, expect, it } from 'vitest';
import { readShardHistory } from './shardHistory.ts';
import { shardOf } from './shardNames.ts';

const CHANGE = Date.parse('2026-12-01T00:00:00Z');

function historyOf(text: string) {
  const read = readShardHistory(text);
  if (!read.ok) throw new Error(read.error);
  return read.value;
}

describe('readShardHistory', () => {
  it('is one number for ever where no change is told', () => {
    const history = historyOf('4');
    expect([history.at(0), history.at(CHANGE), history.most]).toEqual([4, 4, 4]);
  });

  it('takes effect by the time of the batch', () => {
    const history = historyOf('2, 8@2026-12-01T00:00:00Z, 4@2027-01-01T00:00Z');
    expect([history.at(0), history.at(CHANGE - 1), history.at(CHANGE)]).toEqual([2, 2, 8]);
    expect(history.at(Date.parse('2027-06-01T00:00:00Z'))).toBe(4);
    expect(history.most).toBe(8);
  });

  it('so a retry over a change finds its Shard, whenever it comes and whoever has deployed', () => {
    const [before, after] = [historyOf('2'), historyOf('2,8@2026-12-01T00:00:00Z')];
    for (let i = 0; i < 1_000; i++) {
      const time = CHANGE - 1 - i * 60_000;
      const id = uuidV7(time);
      expect(shardOf(id, after.at(time))).toBe(shardOf(id, before.at(time)));
    }
  });

  it.each([
    '',
    '0',
    '257',
    '1.5',
    'x',
    '2,',
    '2,4',
    '2@2026-12-01T00:00:00Z',
    '2,4@tomorrow',
    '2,4@2026-13-01T00:00:00Z',
  ])('names the mistake in %j', (text) => {
    expect(readShardHistory(text)).toMatchObject({ ok: false, error: expect.stringMatching(/^SHARDS: /) });
  });

  it('wants the times in order', () => {
    expect(readShardHistory('1,2@2026-12-01T00:00:00Z,4@2026-11-01T00:00:00Z').ok).toBe(false);
  });
});
