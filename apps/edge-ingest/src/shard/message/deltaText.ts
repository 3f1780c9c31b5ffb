import { type LabelName, METRICS, type MetricName } from '@throughline/conventions/metrics';
import type { Labels, MetricDelta } from '@throughline/ingest-core/measure/metricDelta';
import { SERIES_SEPARATOR, seriesText } from '@throughline/ingest-core/measure/series/seriesText';

/** The series as `seriesText` has it, and what is added: a third of the bytes of the objects. */
type CompactCounter = [series: string, add: number];

/** With the exemplar where there is one. */
type CompactHistogram = [
  series: string,
  sum: number,
  count: number,
  weights: readonly number[],
  exemplar?: [bucket: number, traceId: string, value: number],
];

type Compact = CompactCounter | CompactHistogram;

type HistogramDelta = MetricDelta & { type: 'histogram' };

/** A weight for each bucket, as version 0.1 wrote it. */
type DenseHistogram = Omit<HistogramDelta, 'weights'> & { readonly buckets: readonly number[] };

/** As version 0.1 left it in a log at first, and later: the values of the labels in a list. */
type Earlier = MetricDelta | DenseHistogram | [metric: MetricName, labels: string[], ...rest: unknown[]];

interface Identity {
  /** One text for all of its deltas: V8 finds it again without looking for the one copy of a text that just came. */
  readonly series: string;
  readonly metric: MetricName;
  readonly labels: Labels;
}

/** Series that are remembered by their text: an app's are always the same few thousand. About 500 bytes each. */
const MAX_KNOWN = 10_000;

const known = new Map<string, Identity>();

/** Deltas as JSON, for the way to the Shard and for its log. */
export function writeDeltas(deltas: readonly MetricDelta[]): string {
  const entries: (Compact | MetricDelta)[] = [];
  for (const delta of deltas) entries.push(compacted(delta) ?? delta);
  return JSON.stringify(entries);
}

/** What several texts hold, as one: none of them is read for it. */
export function joinDeltas(texts: readonly string[]): string {
  if (texts.length === 1) return texts[0] ?? '[]';
  return `[${texts.map((text) => text.slice(1, -1)).join(',')}]`;
}

/** The other way; what version 0.1 left in a log is read, too. */
export function readDeltas(text: string): MetricDelta[] {
  const entries = JSON.parse(text) as (Compact | Earlier)[];
  const deltas: MetricDelta[] = [];
  for (const entry of entries) deltas.push(isCompact(entry) ? expanded(entry) : readEarlier(entry));
  return deltas;
}

/** Undefined for what has another label than its metric. */
function compacted(delta: MetricDelta): Compact | undefined {
  const series = delta.series ?? checkedText(delta);
  if (series === undefined) return undefined;
  if (delta.type === 'counter') return [series, delta.add];
  const compact: CompactHistogram = [series, delta.sum, delta.count, delta.weights];
  const { exemplar } = delta;
  if (exemplar !== undefined) compact.push([exemplar.bucket, exemplar.traceId, exemplar.value]);
  return compact;
}

/** Undefined where there are labels with other names, or with the separator in them. */
function checkedText({ metric, labels }: MetricDelta): string | undefined {
  const names: readonly LabelName[] = METRICS[metric].labels;
  for (const name in labels) {
    const value = labels[name as LabelName];
    if (value === undefined) continue;
    if (!names.includes(name as LabelName) || value.includes(SERIES_SEPARATOR)) return undefined;
  }
  return seriesText(metric, labels);
}

function isCompact(entry: Compact | Earlier): entry is Compact {
  return Array.isArray(entry) && typeof entry[1] === 'number';
}

function readEarlier(entry: Earlier): MetricDelta {
  if (!Array.isArray(entry)) return 'buckets' in entry ? readDense(entry) : entry;
  const [metric, values, ...rest] = entry;
  return expanded([[metric, ...values].join(SERIES_SEPARATOR), ...rest] as Compact);
}

function readDense({ buckets, ...delta }: DenseHistogram): MetricDelta {
  const weights = buckets.flatMap((weight, bucket) => (weight === 0 ? [] : [bucket, weight]));
  return { ...delta, weights };
}

function expanded(entry: Compact): MetricDelta {
  const { series, metric, labels } = known.get(entry[0]) ?? identify(entry[0]);
  if (entry.length === 2) return { type: 'counter', metric, labels, add: entry[1], series };
  const [, sum, count, weights, named] = entry;
  const exemplar = named && { bucket: named[0], traceId: named[1], value: named[2] };
  return { type: 'histogram', metric, labels, weights, sum, count, series, exemplar };
}

function identify(series: string): Identity {
  const [metric, ...values] = series.split(SERIES_SEPARATOR) as [MetricName, ...string[]];
  const identity = { series, metric, labels: labelsOf(METRICS[metric].labels, values) };
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(series, identity);
  return identity;
}

/** An absent label is the empty one (Prometheus, "Data model"). */
function labelsOf(names: readonly LabelName[], values: readonly string[]): Labels {
  const labels: Partial<Record<LabelName, string>> = {};
  for (let at = 0; at < names.length; at++) {
    const [name, value] = [names[at], values[at]];
    if (name !== undefined && value) labels[name] = value;
  }
  return labels;
}
