import { memoryHost } from '@throughline/ingest-core/testing/memoryHost';
import fc from 'fast-check';
import { arbitraryPost, requestOf } from './arbitraryPost.ts';
import { checkAnswer } from './checkAnswer.ts';

/** What a run found. */
export interface FuzzResult {
  readonly bodies: number;
  readonly seed: number;
  /** Answers by status. */
  readonly statuses: Readonly<Record<string, number>>;
  /** The smallest post that failed, and why. */
  readonly failure?: string;
}

/** Posts `bodies` bodies, made from `seed`, to an ingest whose commit serialises what it gets and keeps nothing. */
export async function runFuzz(options: {
  bodies: number;
  seed: number;
  onBody?: (count: number) => void;
}): Promise<FuzzResult> {
  const { bodies, seed, onBody } = options;
  const statuses: Record<string, number> = {};
  let count = 0;
  const host = memoryHost({
    commit: async (batch) => {
      JSON.stringify(batch);
      return { outcome: 'committed' };
    },
  });
  const property = fc.asyncProperty(arbitraryPost, async (post) => {
    const response = await host.fetch(requestOf(post));
    statuses[response.status] = (statuses[response.status] ?? 0) + 1;
    count += 1;
    onBody?.(count);
    const wrong = await checkAnswer(response);
    if (wrong !== undefined) throw new Error(wrong);
  });
  const details = await fc.check(property, { numRuns: bodies, seed });
  const failed = details.failed && {
    failure: `${String(details.errorInstance)}\n${fc.defaultReportMessage(details) ?? ''}`,
  };
  return { bodies: count, seed, statuses, ...failed };
}
