import { QUERY } from '@throughline/conventions/wire';
import type { Commit, CommitBatch, CommitResult } from './commitBatch.ts';
import { type PostOptions, postTraces } from './postTraces.ts';

export interface RelayCommitOptions {
  /** The other ingest's full URL, `…/v1/traces`. */
  readonly url: string;
  /** Bearer token of that ingest. */
  readonly token: string;
  readonly fetch?: typeof fetch;
  /** Unix milliseconds; `Date.now` without it. */
  readonly now?: () => number;
}

/**
 * Commits by passing every accepted span, scrubbed and before sampling, to another ingest, which measures and samples it
 * as if it had come from the page: same batch id, so a retry counts once there.
 */
export function relayCommit(options: RelayCommitOptions): Commit {
  const { url, token, now = Date.now } = options;
  const post: PostOptions = {
    headers: { authorization: `Bearer ${token}` },
    ...(options.fetch && { fetch: options.fetch }),
  };
  const relay = async (batch: CommitBatch): Promise<CommitResult> => {
    const target = new URL(url);
    target.searchParams.set(QUERY.batch, batch.batchId);
    target.searchParams.set(QUERY.sent, String(now()));
    if (batch.accepted === undefined) throw new Error('a relay needs every accepted span: see Commit.relays');
    const posted = await postTraces(target.href, batch.accepted, post);
    return posted.ok ? { outcome: 'committed' } : posted.error;
  };
  return Object.assign(relay, { relays: true });
}
