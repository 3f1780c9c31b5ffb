import type { LabelName, MetricName } from '@throughline/conventions/metrics';
import type { Labels } from '../metricDelta.ts';

/** The identity of a series: its metric and its labels, sorted, empty ones left out (in Prometheus they are absent). */
export function seriesKey(metric: MetricName, labels: Labels): string {
  return `${metric}${JSON.stringify(labelPairs(labels))}`;
}

/** The labels of a series, sorted by name, empty ones left out. */
export function labelPairs(labels: Labels): [LabelName, string][] {
  const pairs: [LabelName, string][] = [];
  for (const name of (Object.keys(labels) as LabelName[]).sort()) {
    const value = labels[name];
    if (value !== undefined && value !== '') pairs.push([name, value]);
  }
  return pairs;
}
