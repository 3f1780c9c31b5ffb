import { TRACES_PATH } from '@throughline/conventions/wire';
import type { SeriesRegistry } from '../measure/series/seriesRegistry.ts';
import { createBatchMemory } from './batchMemory.ts';
import type { Commit, CommitBatch, CommitResult } from './commitBatch.ts';
import { type PostOptions, postTraces } from './postTraces.ts';

export interface DirectCommitOptions {
  /** Base URL of the trace store; `/v1/traces` is appended. */
  readonly otlpEndpoint: string;
  /** Bearer token or other fixed headers of the trace store. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Takes the deltas once the spans are stored. */
  readonly registry: SeriesRegistry;
  readonly fetch?: typeof fetch;
  /** Unix milliseconds; `Date.now` without it. */
  readonly now?: () => number;
}

/**
 * Commits to a trace store and to series in this process's memory: for one process without an edge. Durable is what
 * the trace store acknowledged; the series and the batch ids live as long as the process.
 */
export function directCommit(options: DirectCommitOptions): Commit {
  const { registry, now = Date.now } = options;
  const url = `${options.otlpEndpoint.replace(/\/+$/, '')}${TRACES_PATH}`;
  const post: PostOptions = {
    headers: options.headers ?? {},
    ...(options.fetch && { fetch: options.fetch }),
  };
  const memory = createBatchMemory();
  const store = async ({ kept, deltas }: CommitBatch): Promise<CommitResult> => {
    if (kept.resourceSpans.length > 0) {
      const posted = await postTraces(url, kept, post);
      if (!posted.ok) return posted.error;
    }
    registry.apply(deltas, now());
    return { outcome: 'committed' };
  };
  return (batch) => memory.once(`${batch.app} ${batch.batchId}`, () => store(batch));
}
