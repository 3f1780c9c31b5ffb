import { METRICS } from '@throughline/conventions/metrics';
import { addWeight } from '@throughline/ingest-core/measure/addWeight';
import type { Labels, MetricDelta } from '@throughline/ingest-core/measure/metricDelta';
import type { Outcome } from '../../forward/deliver.ts';
import type { DestinationName } from '../../forward/destination.ts';

/** What is counted: `replayed` and `dropped` speak of what was in quarantine. */
export type ForwardOutcome = Outcome | 'replayed' | 'dropped';

/** What happened to spans or samples of one environment. */
export interface ForwardEntry {
  readonly env: string;
  readonly outcome: ForwardOutcome;
  readonly count: number;
  /** From the commit to the delivery; for what was delivered. */
  readonly delaySeconds?: number | undefined;
}

export interface ForwardReport {
  readonly app: string;
  readonly destination: DestinationName;
  readonly entries: readonly ForwardEntry[];
}

interface Total {
  readonly labels: Labels;
  add: number;
}

interface Delay {
  readonly labels: Labels;
  readonly weights: number[];
  sum: number;
  count: number;
}

const DELAY_BOUNDS = METRICS.rum_forward_delay_seconds.buckets;

/** A request holds many pieces of few environments: one counter for each outcome, and one histogram, come out of them. */
export function forwardDeltas({ app, destination, entries }: ForwardReport): MetricDelta[] {
  const totals = new Map<string, Total>();
  const delays = new Map<string, Delay>();
  for (const { env, outcome, count, delaySeconds } of entries) {
    if (count === 0) continue;
    const labels = { app, env, destination };
    const total = totals.get(`${env} ${outcome}`) ?? { labels: { ...labels, outcome }, add: 0 };
    total.add += count;
    totals.set(`${env} ${outcome}`, total);
    if (delaySeconds === undefined) continue;
    const delay = delays.get(env) ?? { labels, weights: [], sum: 0, count: 0 };
    const bound = DELAY_BOUNDS.findIndex((upTo) => delaySeconds <= upTo);
    const bucket = bound === -1 ? DELAY_BOUNDS.length : bound;
    addWeight(delay.weights, bucket, count);
    // A sum that falls is a restart to PromQL: of what a clock that was set back has seen no delay counts.
    delay.sum += Math.max(0, delaySeconds) * count;
    delay.count += count;
    delays.set(env, delay);
  }
  return [...Array.from(totals.values(), counter), ...Array.from(delays.values(), histogram)];
}

function counter({ labels, add }: Total): MetricDelta {
  return { type: 'counter', metric: 'rum_forward_total', labels, add, series: undefined };
}

function histogram({ labels, weights, sum, count }: Delay): MetricDelta {
  const metric = 'rum_forward_delay_seconds';
  return { type: 'histogram', metric, labels, weights, sum, count, series: undefined, exemplar: undefined };
}
