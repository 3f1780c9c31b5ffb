import type { MetricName } from '@throughline/conventions/metrics';
import type { Labels } from '../metricDelta.ts';
import type { RowExemplar } from './rowExemplar.ts';

interface SeriesIdentity {
  /** The same for the same metric and labels, in every process and for ever: the primary key to persist by. */
  readonly key: string;
  readonly metric: MetricName;
  readonly labels: Labels;
  /** Never taken by {@link SeriesRegistry.takeChanged} yet: its first sample needs a zero before it. */
  readonly isNew: boolean;
  /** Unix milliseconds of the last delta. */
  readonly changedAt: number;
}

/** A cumulative counter. Plain JSON. */
export interface CounterRow extends SeriesIdentity {
  readonly type: 'counter';
  readonly value: number;
}

/** A cumulative histogram. Plain JSON. */
export interface HistogramRow extends SeriesIdentity {
  readonly type: 'histogram';
  /** Weight per bucket, not cumulative over the bounds: one entry for each bound, then one for +Inf. */
  readonly buckets: readonly number[];
  readonly sum: number;
  readonly count: number;
  /** Since the last {@link SeriesRegistry.takeChanged}, the newest of each bucket; few, and none where nobody asks for them. */
  readonly exemplars?: readonly RowExemplar[];
}

/** One series of the registry: what is persisted, written to remote-write, and rendered as text. */
export type SeriesRow = CounterRow | HistogramRow;
