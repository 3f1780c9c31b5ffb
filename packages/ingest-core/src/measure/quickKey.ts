import type { MetricName } from '@throughline/conventions/metrics';
import type { Labels } from './metricDelta.ts';

/**
 * Tells series apart in memory at a third of what `seriesKey` takes. The same labels in another order have another key:
 * right for finding what is known, wrong for what is stored.
 */
export function quickKey(metric: MetricName, labels: Labels): string {
  let key: string = metric;
  for (const [name, value] of Object.entries(labels)) key += `\n${name}=${value.length}:${value}`;
  return key;
}
