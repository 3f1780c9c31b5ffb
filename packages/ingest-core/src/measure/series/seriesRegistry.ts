import { METRICS, type Metric, OTHER } from '@throughline/conventions/metrics';
import type { Labels, MetricDelta } from '../metricDelta.ts';
import { quickKey } from './quickKey.ts';
import type { RowExemplar } from './rowExemplar.ts';
import { seriesKey } from './seriesKey.ts';
import type { CounterRow, HistogramRow, SeriesRow } from './seriesRow.ts';

/**
 * Cumulative series in memory. `SeriesRow` is their persistent form too: save what `takeChanged` gives, restore it by
 * `rows`.
 */
export interface SeriesRegistry {
  /** Adds up. A delta for a new series past the cap goes to `__other__` in its route and target. `at` is Unix milliseconds. */
  apply(deltas: readonly MetricDelta[], at: number): void;
  /** The series that changed since the last call, which are then no longer changed or new. Copies: safe to keep. */
  takeChanged(): readonly SeriesRow[];
  /** Every series, in the order in which they came. Copies: safe to keep. */
  rows(): readonly SeriesRow[];
  readonly size: number;
  /** Whether new series go to `__other__`. */
  readonly isFull: boolean;
  /** Takes series out, none of which may have changed since the last {@link SeriesRegistry.takeChanged}. */
  forget(keys: readonly string[]): void;
}

export interface SeriesRegistryOptions {
  /** Series (a histogram is one) from which on labels `route` and `target` of new ones become `__other__`. */
  readonly maxSeries: number;
  /** What was saved before: counts as written, not as changed. */
  readonly rows?: readonly SeriesRow[];
}

/** Of one series between two snapshots. */
const MAX_EXEMPLARS = 3;

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type Histogram = Writable<HistogramRow> & { buckets: number[] };
type Series = Writable<CounterRow> | Histogram;

/** Builds a registry. */
export function createSeriesRegistry({ maxSeries, rows = [] }: SeriesRegistryOptions): SeriesRegistry {
  const series = new Map<string, Series>(rows.map((row) => [row.key, copyOf(row) as Series]));
  const changed = new Set<Series>();
  /** Series by how deltas name them; never one for a name that went to `__other__`, so there are hardly more than series. */
  const known = new Map<string, Series>();

  const find = (delta: MetricDelta): Series => {
    const quick = delta.series ?? quickKey(delta.metric, delta.labels);
    const found = known.get(quick);
    if (found !== undefined) return found;
    const key = seriesKey(delta.metric, delta.labels);
    const present = series.get(key) ?? make(delta, key);
    if (present.key === key) known.set(quick, present);
    return present;
  };
  const make = (delta: MetricDelta, key: string): Series => {
    const labels = series.size < maxSeries ? delta.labels : overflowLabels(delta.labels);
    const kept = labels === delta.labels ? key : seriesKey(delta.metric, labels);
    const present = series.get(kept);
    if (present !== undefined) return present;
    const made = emptySeries(delta, kept, labels);
    series.set(kept, made);
    return made;
  };

  return {
    apply(deltas, at) {
      for (const delta of deltas) {
        const target = find(delta);
        add(target, delta);
        target.changedAt = at;
        changed.add(target);
      }
    },
    takeChanged() {
      const taken = Array.from(changed, copyOf);
      for (const row of changed) {
        row.isNew = false;
        if (row.type === 'histogram') delete row.exemplars;
      }
      changed.clear();
      return taken;
    },
    rows: () => Array.from(series.values(), copyOf),
    get size() {
      return series.size;
    },
    get isFull() {
      return series.size >= maxSeries;
    },
    forget(keys) {
      for (const key of keys) series.delete(key);
      for (const [quick, { key }] of known) if (!series.has(key)) known.delete(quick);
    },
  };
}

/** What of a row is ever changed is copied: `structuredClone` takes ten times as long. */
function copyOf(row: SeriesRow): SeriesRow {
  if (row.type === 'counter') return { ...row };
  const { exemplars } = row;
  const copy = { ...row, buckets: [...row.buckets] };
  return exemplars === undefined ? copy : { ...copy, exemplars: [...exemplars] };
}

/** Only route and target are open sets; every other label has a bounded one, so these series may pass the cap. */
function overflowLabels(labels: Labels): Labels {
  return {
    ...labels,
    ...(labels.route !== undefined && { route: OTHER }),
    ...(labels.target !== undefined && { target: OTHER }),
  };
}

function emptySeries(delta: MetricDelta, key: string, labels: Labels): Series {
  const identity = { key, metric: delta.metric, labels, isNew: true, changedAt: 0 };
  if (delta.type === 'counter') return { ...identity, type: 'counter', value: 0 };
  const { buckets: bounds = [] } = METRICS[delta.metric] as Metric;
  const buckets = new Array<number>(bounds.length + 1).fill(0);
  return { ...identity, type: 'histogram', buckets, sum: 0, count: 0 };
}

function add(series: Series, delta: MetricDelta): void {
  if (series.type === 'counter' && delta.type === 'counter') {
    series.value += delta.add;
  } else if (series.type === 'histogram' && delta.type === 'histogram') {
    const { buckets } = series;
    const { weights } = delta;
    for (let at = 0; at < weights.length; at += 2) {
      const bucket = weights[at] ?? 0;
      buckets[bucket] = (buckets[bucket] ?? 0) + (weights[at + 1] ?? 0);
    }
    series.sum += delta.sum;
    series.count += delta.count;
    if (delta.exemplar !== undefined) series.exemplars = withExemplar(series.exemplars, delta.exemplar);
  }
}

/** One for each bucket, the newest; past their number those of the highest buckets, which is where people look. */
function withExemplar(before: readonly RowExemplar[] = [], added: RowExemplar): RowExemplar[] {
  const others = before.filter(({ bucket }) => bucket !== added.bucket);
  return [...others, added].sort((a, b) => b.bucket - a.bucket).slice(0, MAX_EXEMPLARS);
}
