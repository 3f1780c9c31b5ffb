import type { MetricDelta } from '@throughline/ingest-core/measure/metricDelta';
import { type ForwardOutcome, forwardDeltas } from '../forwardDeltas.ts';
import type { Quarantined } from './quarantine.ts';

export interface QuarantineReport {
  readonly app: string;
  /** What has left the quarantine. */
  readonly entries: readonly Quarantined[];
  readonly outcome: Extract<ForwardOutcome, 'replayed' | 'dropped'>;
}

/**
 * The counters of what has left the quarantine. With them the books of a destination are
 * `kept + replayed = delivered + skipped + quarantined + waiting`, and `quarantined - replayed - dropped` is in quarantine.
 */
export function quarantineDeltas({ app, entries, outcome }: QuarantineReport): MetricDelta[] {
  return entries.flatMap(({ destination, counts }) => {
    const byEnv = Object.entries(counts).map(([env, count]) => ({ env, outcome, count }));
    return forwardDeltas({ app, destination, entries: byEnv });
  });
}
