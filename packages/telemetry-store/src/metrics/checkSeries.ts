import type { TimeSeries } from '@throughline/wire/remote-write/timeSeries';
import type { Result } from '@throughline/wire/result';
import { type Labels, labelsOf, METRIC_NAME } from '../promql/labels.ts';

/** A series of a write request, its labels checked. */
export interface CheckedSeries {
  readonly labels: Labels;
  readonly samples: TimeSeries['samples'];
}

/** Milliseconds that a date can hold; anything past it is a mistake of units. */
const MAX_TIME_MS = 8.64e15;

/** Checks what remote-write 1.0 demands of labels; the error names the series and the label. Empty values are absent. */
export function checkSeries(request: readonly TimeSeries[]): Result<CheckedSeries[], string> {
  const checked: CheckedSeries[] = [];
  for (const [i, { labels, samples }] of request.entries()) {
    const fault =
      faultOf(labels) ?? (samples.every(hasTime) ? undefined : 'has a sample with an impossible time');
    if (fault !== undefined) return { ok: false, error: `timeseries[${i}] ${fault}` };
    checked.push({ labels: labelsOf(labels), samples });
  }
  return { ok: true, value: checked };
}

function faultOf(labels: TimeSeries['labels']): string | undefined {
  const names = new Set<string>();
  for (const [name, value] of labels) {
    if (name === '') return 'has a label without a name';
    if (names.has(name)) return `has the label ${JSON.stringify(name)} twice`;
    if (value !== '') names.add(name);
  }
  return names.has(METRIC_NAME) ? undefined : 'has no label __name__';
}

function hasTime({ timestamp }: { readonly timestamp: number }): boolean {
  return Math.abs(timestamp) <= MAX_TIME_MS;
}
