import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { batchOf } from '../../testing/shardBatches.ts';
import { fromSentBatch, type ShardBatch } from '../message/shardBatch.ts';
import { SHORT_GAP_MS } from './arrivalPace.ts';
import { createGroupCommit, MAX_GROUP_BATCHES } from './groupCommit.ts';

/** Batches that come one every so many milliseconds, and the sizes of the groups that they were written in. */
async function groupsOf(count: number, intervalMs: number): Promise<number[]> {
  const sizes: number[] = [];
  const groups = createGroupCommit(async (batches: readonly ShardBatch[]) => {
    sizes.push(batches.length);
  });
  const added: Promise<void>[] = [];
  for (let i = 0; i < count; i++) {
    added.push(groups.add(fromSentBatch(batchOf('app', []))));
    await vi.advanceTimersByTimeAsync(intervalMs);
  }
  await vi.advanceTimersByTimeAsync(1_000);
  await Promise.all(added);
  return sizes;
}

describe('group commit', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('writes batches that come seldom each by itself', async () => {
    expect(await groupsOf(5, 300)).toEqual([1, 1, 1, 1, 1]);
  });

  it('gathers three or more of ten a second', async () => {
    const sizes = await groupsOf(200, 100);
    expect(Math.min(...sizes.slice(-10, -1))).toBeGreaterThanOrEqual(3);
  });

  it.each([1, 4, 10])(
    'waits but shortly with %i clients that each send after the answer to the one before',
    async (clients) => {
      const groups = createGroupCommit(async () => undefined);
      let [sent, waitedMs] = [0, 0];
      const client = async (): Promise<void> => {
        while (sent < 4_000) {
          sent += 1;
          await groups.add(fromSentBatch(batchOf('app', [])));
        }
      };
      let isDone = false;
      void Promise.all(Array.from({ length: clients }, client)).then(() => {
        isDone = true;
      });
      for (; !isDone; waitedMs++) await vi.advanceTimersByTimeAsync(1);
      expect((waitedMs * clients) / sent).toBeLessThan(2 * SHORT_GAP_MS);
    },
  );

  it('waits for company where the pace promises it, and not for ever', async () => {
    const sizes = await groupsOf(400, 10);
    expect(sizes.reduce((sum, size) => sum + size)).toBe(400);
    // 250 ms of batches that come every 10 ms
    expect(Math.max(...sizes)).toBeLessThanOrEqual(26);
    expect(Math.min(...sizes.slice(-5, -1))).toBeGreaterThanOrEqual(24);
  });

  it('writes at once what is a full group', async () => {
    expect(await groupsOf(2 * MAX_GROUP_BATCHES, 0)).toEqual([MAX_GROUP_BATCHES, MAX_GROUP_BATCHES]);
  });
});
