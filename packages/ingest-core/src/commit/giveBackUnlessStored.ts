import type { RefusalCounter } from '../admit/limits/refusalCounter.ts';
import type { MetricDelta } from '../measure/metricDelta.ts';
import type { CommitResult } from './commitBatch.ts';

/** The result of a commit; the counts of refused posts that rode along are taken back unless it was stored. */
export async function giveBackUnlessStored(
  committing: Promise<CommitResult>,
  riding: readonly MetricDelta[],
  refusals: RefusalCounter,
): Promise<CommitResult> {
  let stored = false;
  try {
    const result = await committing;
    stored = result.outcome === 'committed';
    return result;
  } finally {
    if (!stored) refusals.giveBack(riding);
  }
}
