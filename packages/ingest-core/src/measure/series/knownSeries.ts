import { METRICS, type Metric, type MetricName } from '@throughline/conventions/metrics';
import type { Labels } from '../metricDelta.ts';
import { seriesText } from './seriesText.ts';

/** A series as a measurement finds it again. */
export interface KnownSeries {
  readonly metric: MetricName;
  readonly labels: Labels;
  /** Both, as `seriesText` writes them. */
  readonly text: string;
  /** Upper bounds of its buckets, without +Inf; none for a counter. */
  readonly bounds: readonly number[];
}

/** Labels are the metric's own, and hold no separator (`seriesText`). */
export function knownSeries(metric: MetricName, labels: Labels): KnownSeries {
  const { buckets: bounds = [] } = METRICS[metric] as Metric;
  return { metric, labels, text: seriesText(metric, labels), bounds };
}
