import type { MetricDelta } from '../../measure/metricDelta.ts';

/** A post that left no batch behind: refused, ignored, or seen before. */
export interface UncommittedPost {
  /** The app of the key; empty where the key is not known to be good, so that nobody invents labels. */
  readonly app: string;
  readonly env: string;
  readonly outcome: 'refused' | 'ignored' | 'duplicate';
  readonly reason: string;
}

/**
 * Counts refused, ignored and duplicate posts in the isolate's memory, so that a refused request costs no durable call.
 * The counts ride along with the next commit as `rum_ingest_batches_total{outcome,reason}`.
 */
export interface RefusalCounter {
  count(post: UncommittedPost): void;
  /** Takes the counts of an app and those of unknown apps, to be committed; the counter forgets them. */
  take(app: string): readonly MetricDelta[];
  /** Takes back what could not be committed. */
  giveBack(deltas: readonly MetricDelta[]): void;
}
