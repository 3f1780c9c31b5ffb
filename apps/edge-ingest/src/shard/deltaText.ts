import { type LabelName, METRICS, type Metric, type MetricName } from '@throughline/conventions/metrics';
import type { Labels, MetricDelta } from '@throughline/ingest-core/measure/metricDelta';

/** Values of the labels in the order of `METRICS`, and what is added: half of the bytes of the objects. */
type CompactCounter = [metric: MetricName, labels: string[], add: number];

/** The buckets that have a weight, as index and weight one after the other. */
type CompactHistogram = [metric: MetricName, labels: string[], sum: number, count: number, buckets: number[]];

type Compact = CompactCounter | CompactHistogram;

/** Deltas as JSON, for the way to the Shard and for its log. */
export function writeDeltas(deltas: readonly MetricDelta[]): string {
  return JSON.stringify(deltas.map((delta) => compacted(delta) ?? delta));
}

/** The other way; what version 0.1 left in a log, objects, is taken as it is. */
export function readDeltas(text: string): MetricDelta[] {
  const entries = JSON.parse(text) as (Compact | MetricDelta)[];
  return entries.map((entry) => (Array.isArray(entry) ? expanded(entry) : entry));
}

/** Undefined for what has another label or another number of buckets than its metric. */
function compacted(delta: MetricDelta): Compact | undefined {
  const { labels: names, buckets: bounds = [] } = METRICS[delta.metric] as Metric;
  const values = names.map((name) => delta.labels[name] ?? '');
  const isWhole = Object.keys(delta.labels).every((name) => names.includes(name as LabelName));
  if (!isWhole) return undefined;
  if (delta.type === 'counter') return [delta.metric, values, delta.add];
  if (delta.buckets.length !== bounds.length + 1) return undefined;
  const sparse = delta.buckets.flatMap((weight, at) => (weight === 0 ? [] : [at, weight]));
  return [delta.metric, values, delta.sum, delta.count, sparse];
}

function expanded(entry: Compact): MetricDelta {
  const [metric, values] = entry;
  const { labels: names, buckets: bounds = [] } = METRICS[metric] as Metric;
  const labels = labelsOf(names, values);
  if (entry.length === 3) return { type: 'counter', metric, labels, add: entry[2] };
  const [, , sum, count, sparse] = entry;
  const buckets = new Array<number>(bounds.length + 1).fill(0);
  for (let at = 0; at < sparse.length; at += 2) buckets[sparse[at] ?? 0] = sparse[at + 1] ?? 0;
  return { type: 'histogram', metric, labels, buckets, sum, count };
}

/** An absent label is the empty one (Prometheus, "Data model"). */
function labelsOf(names: readonly LabelName[], values: readonly string[]): Labels {
  const labels: Partial<Record<LabelName, string>> = {};
  for (const [at, name] of names.entries()) if (values[at]) labels[name] = values[at];
  return labels;
}
