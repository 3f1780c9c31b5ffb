import { METRICS, type Metric, type MetricName } from '@throughline/conventions/metrics';
import type { Labels } from '../metricDelta.ts';

/** Stands between the parts. JSON doesn't escape it, and `openLabel` lets it into no label. */
export const SERIES_SEPARATOR = '\x7f';

/**
 * A metric and the values of its labels, in the metric's own order, as one text: what a series is found by on its whole
 * way from the measurement to the Shard's memory. Labels that the metric doesn't have are not in it.
 */
export function seriesText(metric: MetricName, labels: Labels): string {
  let text: string = metric;
  for (const name of (METRICS[metric] as Metric).labels) text += SERIES_SEPARATOR + (labels[name] ?? '');
  return text;
}
