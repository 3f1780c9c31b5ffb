import type { CommitResult } from '@throughline/ingest-core/commit/commitBatch';

/** An object that is moved to another machine is back within seconds. */
const RETRY_AFTER_SECONDS = 5;

/** That a Shard has not said what became of a batch: the client comes again. */
export function unavailable(error: unknown): CommitResult {
  const reason = error instanceof Error ? error.message : String(error);
  return { outcome: 'unavailable', reason: `Shard: ${reason}`, retryAfterSeconds: RETRY_AFTER_SECONDS };
}
