import { type LabelName, METRICS, type Metric, type MetricName } from '@throughline/conventions/metrics';
import type { Labels, MetricDelta } from '@throughline/ingest-core/measure/metricDelta';

/** Values of the labels in the order of `METRICS`, and what is added: half of the bytes of the objects. */
type CompactCounter = [metric: MetricName, labels: string[], add: number];

/** The buckets that have a weight, as index and weight one after the other, and the exemplar where there is one. */
type CompactHistogram = [
  metric: MetricName,
  labels: string[],
  sum: number,
  count: number,
  buckets: number[],
  exemplar?: [bucket: number, traceId: string, value: number],
];

type Compact = CompactCounter | CompactHistogram;

/** Deltas as JSON, for the way to the Shard and for its log. */
export function writeDeltas(deltas: readonly MetricDelta[]): string {
  return JSON.stringify(deltas.map((delta) => compacted(delta) ?? delta));
}

/** What several texts hold, as one: none of them is read for it. */
export function joinDeltas(texts: readonly string[]): string {
  if (texts.length === 1) return texts[0] ?? '[]';
  return `[${texts.map((text) => text.slice(1, -1)).join(',')}]`;
}

/** The other way; what version 0.1 left in a log, objects, is taken as it is. */
export function readDeltas(text: string): MetricDelta[] {
  const entries = JSON.parse(text) as (Compact | MetricDelta)[];
  return entries.map((entry) => (Array.isArray(entry) ? expanded(entry) : entry));
}

/** Undefined for what has another label or another number of buckets than its metric. Loops, since it runs for every delta of every batch. */
function compacted(delta: MetricDelta): Compact | undefined {
  const { labels: names, buckets: bounds = [] } = METRICS[delta.metric] as Metric;
  const values = valuesOf(delta.labels, names);
  if (values === undefined) return undefined;
  if (delta.type === 'counter') return [delta.metric, values, delta.add];
  const { buckets } = delta;
  if (buckets.length !== bounds.length + 1) return undefined;
  const sparse: number[] = [];
  for (let at = 0; at < buckets.length; at++) {
    const weight = buckets[at] ?? 0;
    if (weight !== 0) sparse.push(at, weight);
  }
  const compact: CompactHistogram = [delta.metric, values, delta.sum, delta.count, sparse];
  const { exemplar } = delta;
  if (exemplar !== undefined) compact.push([exemplar.bucket, exemplar.traceId, exemplar.value]);
  return compact;
}

/** Undefined where there are labels with other names. */
function valuesOf(labels: Labels, names: readonly LabelName[]): string[] | undefined {
  const values: string[] = [];
  let found = 0;
  for (const name of names) {
    const value = labels[name];
    if (value !== undefined) found++;
    values.push(value ?? '');
  }
  for (const name in labels) if (labels[name as LabelName] !== undefined) found--;
  return found === 0 ? values : undefined;
}

function expanded(entry: Compact): MetricDelta {
  const [metric, values] = entry;
  const { labels: names, buckets: bounds = [] } = METRICS[metric] as Metric;
  const labels = labelsOf(names, values);
  if (entry.length === 3) return { type: 'counter', metric, labels, add: entry[2] };
  const [, , sum, count, sparse, named] = entry;
  const buckets = new Array<number>(bounds.length + 1).fill(0);
  for (let at = 0; at < sparse.length; at += 2) buckets[sparse[at] ?? 0] = sparse[at + 1] ?? 0;
  if (named === undefined) return { type: 'histogram', metric, labels, buckets, sum, count };
  const [bucket, traceId, value] = named;
  return { type: 'histogram', metric, labels, buckets, sum, count, exemplar: { bucket, traceId, value } };
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
