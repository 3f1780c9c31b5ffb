import type { LabelName, MetricName } from '@throughline/conventions/metrics';
import type { RowExemplar } from './series/rowExemplar.ts';

/** The labels of a series; a name that is absent is the empty label. `shard` is added by the Shard that writes it. */
export type Labels = Readonly<Partial<Record<LabelName, string>>>;

interface Series {
  readonly metric: MetricName;
  readonly labels: Labels;
  /** Both as `seriesText` writes them, where that has been done. */
  readonly series?: string | undefined;
}

interface CounterDelta extends Series {
  readonly type: 'counter';
  readonly add: number;
}

interface HistogramDelta extends Series {
  readonly type: 'histogram';
  /**
   * The buckets that have a weight, not cumulative: each one's place and its weight, one after the other. Places are those of
   * the metric's bounds, and the one behind them that of +Inf. A batch fills one or two of a histogram's sixteen.
   */
  readonly weights: readonly number[];
  readonly sum: number;
  readonly count: number;
  /** The highest of the measurements whose traces are kept. */
  readonly exemplar?: RowExemplar | undefined;
}

/**
 * What a batch adds to one series. Plain data: it reaches the Shard as JSON. Written with the members in this order, whoever
 * makes it: type, metric, labels, then a counter's add and series; a histogram's weights, sum, count, series and exemplar. So
 * all have one shape (V8's hidden class), and what reads them is compiled for it.
 */
export type MetricDelta = CounterDelta | HistogramDelta;
