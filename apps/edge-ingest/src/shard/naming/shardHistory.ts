import type { Result } from '@throughline/wire/result';

/** More Shards than this for one app is a mistake: one takes thousands of batches a second. */
export const MAX_SHARDS = 256;

/** How many Shards an app has had, and since when. */
export interface ShardHistory {
  /** Shards of a batch that was made at that time, Unix milliseconds by its id's own clock. */
  at(batchTime: number): number;
  /** The most that there ever were: what the others hold is still to be looked after. */
  readonly most: number;
}

interface Change {
  readonly from: number;
  readonly shards: number;
}

const ENTRY = /^(\d+)(?:@(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?Z))?$/;

/**
 * Reads `SHARDS`: `2`, or with each change and its time `2,4@2026-12-01T00:00:00Z`. A batch belongs to the number that was in force
 * when its id was made, so that a retry over a change finds its Shard (DESIGN, "The Shard").
 *
 * @returns the history, or what is wrong and the fix.
 */
export function readShardHistory(text: string): Result<ShardHistory, string> {
  const changes: Change[] = [];
  for (const [at, entry] of text.split(',').entries()) {
    const [, shards, time] = ENTRY.exec(entry.trim()) ?? [];
    const from = at === 0 ? Number.NEGATIVE_INFINITY : Date.parse(time ?? '');
    const before = changes.at(-1)?.from ?? Number.NaN;
    const isNumber = Number(shards) >= 1 && Number(shards) <= MAX_SHARDS;
    if (!isNumber || (at === 0) !== (time === undefined) || Number.isNaN(from) || from <= before)
      return { ok: false, error: mistake(entry) };
    changes.push({ from, shards: Number(shards) });
  }
  return {
    ok: true,
    value: {
      at: (batchTime) => changes.findLast(({ from }) => from <= batchTime)?.shards ?? 1,
      most: Math.max(...changes.map(({ shards }) => shards)),
    },
  };
}

function mistake(entry: string): string {
  return `SHARDS: "${entry.trim()}" must be a whole number from 1 to ${MAX_SHARDS}, and each later one with a rising time, such as "1,4@2026-12-01T00:00:00Z"`;
}
