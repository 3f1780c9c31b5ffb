import type { CommitResult } from './commitBatch.ts';

/** Remembers which batches were committed, so that a retry counts once. */
export interface BatchMemory {
  /** Commits unless the batch was committed; a retry of a batch in flight waits for it and shares its fate. */
  once(id: string, commit: () => Promise<CommitResult>): Promise<CommitResult>;
}

/** About 100 bytes each: 10 MB at the most; a day of a small site. The oldest are forgotten first. */
const MAX_IDS = 100_000;

/** Builds a memory of batch ids in this process. A batch that failed is not remembered. */
export function createBatchMemory(maxIds = MAX_IDS): BatchMemory {
  const seen = new Map<string, Promise<CommitResult>>();

  const start = (id: string, commit: () => Promise<CommitResult>): Promise<CommitResult> => {
    const running = commit().then(
      (result) => {
        if (result.outcome !== 'committed') seen.delete(id);
        return result;
      },
      (error: unknown) => {
        seen.delete(id);
        throw error;
      },
    );
    seen.set(id, running);
    const oldest = seen.keys().next();
    if (seen.size > maxIds && !oldest.done) seen.delete(oldest.value);
    return running;
  };

  return {
    async once(id, commit) {
      const earlier = seen.get(id);
      if (earlier === undefined) return start(id, commit);
      const result = await earlier;
      return result.outcome === 'committed' ? { outcome: 'duplicate' } : result;
    },
  };
}
