import type { TimeSeries } from '@throughline/wire/remote-write/timeSeries';

/** The newest sample of a series. */
interface Newest {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
  readonly timestamp: number;
}

/** What of the series a store has, as strict as Prometheus. */
export interface SeriesBook {
  /** Takes a request down; or, when one of its samples can't be ordered, says so, and takes none, as Prometheus does. */
  store(series: readonly TimeSeries[]): string | undefined;
  /** Sum of the newest values of a metric's series with these labels. */
  total(metric: string, labels?: Readonly<Record<string, string>>): number;
  /** Series that did not begin with a zero: `increase()` would miss their first count. */
  readonly withoutStart: number;
  /** Series whose value has fallen. */
  readonly fallen: number;
}

export function createSeriesBook(): SeriesBook {
  const all = new Map<string, Newest>();
  let [withoutStart, fallen] = [0, 0];
  const add = (key: string, { labels, samples }: TimeSeries): void => {
    for (const { value, timestamp, stale } of samples) {
      const before = all.get(key);
      if (before === undefined && value !== 0 && isCumulative(labels)) withoutStart += 1;
      if (before !== undefined && isCumulative(labels) && value < before.value) fallen += 1;
      all.set(key, {
        labels: before?.labels ?? Object.fromEntries(labels),
        value: stale ? (before?.value ?? 0) : value,
        timestamp,
      });
    }
  };
  return {
    store(series) {
      const keyed = series.map((one) => [JSON.stringify(one.labels), one] as const);
      for (const [key, { samples }] of keyed) {
        const problem = orderProblem(all.get(key), samples);
        if (problem !== undefined) return problem;
      }
      for (const [key, one] of keyed) add(key, one);
      return undefined;
    },
    total(metric, wanted = {}) {
      let sum = 0;
      for (const { labels, value } of all.values())
        if (matches(labels, { ...wanted, __name__: metric })) sum += value;
      return sum;
    },
    get withoutStart() {
      return withoutStart;
    },
    get fallen() {
      return fallen;
    },
  };
}

/** Gauges are the other metrics. */
function isCumulative(labels: TimeSeries['labels']): boolean {
  const name = labels.find(([label]) => label === '__name__')?.[1] ?? '';
  return /_(total|bucket|sum|count)$/.test(name);
}

/** storage/interface.go of Prometheus: ErrOutOfOrderSample, ErrDuplicateSampleForTimestamp. */
function orderProblem(before: Newest | undefined, samples: TimeSeries['samples']): string | undefined {
  let last = before;
  for (const { value, timestamp, stale } of samples) {
    const isSame = last?.timestamp === timestamp && (stale === true || last.value === value);
    if (last !== undefined && timestamp < last.timestamp) return 'out of order sample';
    if (last?.timestamp === timestamp && !isSame) return 'duplicate sample for timestamp';
    last = { labels: {}, value, timestamp };
  }
  return undefined;
}

function matches(
  labels: Readonly<Record<string, string>>,
  wanted: Readonly<Record<string, string>>,
): boolean {
  return Object.entries(wanted).every(([name, value]) => labels[name] === value);
}
