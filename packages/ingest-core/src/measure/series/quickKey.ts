import type { LabelName, MetricName } from '@throughline/conventions/metrics';
import type { Labels } from '../metricDelta.ts';

/**
 * Tells series apart in memory at a third of what `seriesKey` takes. The same labels in another order have another key:
 * right for finding what is known, wrong for what is stored.
 */
export function quickKey(metric: MetricName, labels: Labels): string {
  let key: string = metric;
  // for…in, since Object.entries makes an array for each label; a Labels is a plain object of its own members
  for (const name in labels) {
    const value = labels[name as LabelName] ?? '';
    key += `\n${name}=${value.length}:${value}`;
  }
  return key;
}
