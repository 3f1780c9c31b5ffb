import type { SampleSeries } from '../value.ts';

/** The samples of one series in a left-open range (start, end], stale markers left out. */
export interface RangeWindow {
  /** Unix milliseconds. */
  readonly start: number;
  readonly end: number;
  /** Index of the first sample in the window, and of the first one after it. */
  readonly from: number;
  readonly to: number;
  readonly timestamps: readonly number[];
  readonly values: readonly number[];
}

/** How far back an instant selector looks for a sample (Prometheus, "Staleness"). */
export const LOOKBACK_MS = 5 * 60 * 1000;

/** Windows of `rangeMs` that end at each of the rising `ends`. */
export function* windowsOf(
  series: SampleSeries,
  ends: readonly number[],
  rangeMs: number,
): Generator<RangeWindow> {
  const alive = series.stale.includes(true) ? withoutStale(series) : series;
  const { timestamps, values } = alive;
  let from = 0;
  let to = 0;
  for (const end of ends) {
    const start = end - rangeMs;
    while (to < timestamps.length && (timestamps[to] ?? 0) <= end) to++;
    while (from < to && (timestamps[from] ?? 0) <= start) from++;
    yield { start, end, from, to, timestamps, values };
  }
}

function withoutStale({
  timestamps,
  values,
  stale,
}: SampleSeries): Pick<SampleSeries, 'timestamps' | 'values'> {
  const isAlive = (_: number, i: number): boolean => stale[i] !== true;
  return { timestamps: timestamps.filter(isAlive), values: values.filter(isAlive) };
}

/** The newest value at each of the rising `times`, no older than the lookback and not ended by a stale marker. */
export function latestValues(series: SampleSeries, times: readonly number[]): (number | undefined)[] {
  const { timestamps, values, stale } = series;
  let next = 0;
  return times.map((time) => {
    while (next < timestamps.length && (timestamps[next] ?? 0) <= time) next++;
    const last = next - 1;
    const age = time - (timestamps[last] ?? Number.NEGATIVE_INFINITY);
    return age < LOOKBACK_MS && stale[last] !== true ? values[last] : undefined;
  });
}
