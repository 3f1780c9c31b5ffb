import type { Aggregation } from './ast.ts';
import { compareNaNLast } from './functions/functions.ts';
import { greater, lesser } from './functions/rangeFunctions.ts';
import { type Labels, labelsKey, pickLabels } from './labels.ts';
import { type StepSeries, type Value, vectorOf } from './value.ts';

interface Group {
  readonly labels: Labels;
  readonly members: StepSeries[];
}

type Combine = (values: readonly number[]) => number;

const sum: Combine = (values) => values.reduce((total, value) => total + value, 0);

const COMBINE: Readonly<Record<'sum' | 'avg' | 'min' | 'max' | 'count', Combine>> = {
  sum,
  avg: (values) => sum(values) / values.length,
  min: (values) => values.reduce(lesser),
  max: (values) => values.reduce(greater),
  count: (values) => values.length,
};

/**
 * Aggregates a vector, group by group and step by step.
 *
 * @param counts k of topk and bottomk at each step.
 */
export function aggregate(
  { name, grouping }: Pick<Aggregation, 'name' | 'grouping'>,
  vector: readonly StepSeries[],
  counts: readonly number[],
): Value {
  const groups = groupBy(vector, grouping);
  if (name === 'topk' || name === 'bottomk') {
    const order = name === 'topk' ? descending : ascending;
    return vectorOf(groups.flatMap((group) => selectExtremes(group, counts, order)));
  }
  return vectorOf(groups.map((group) => combineGroup(group, COMBINE[name])));
}

function groupBy(vector: readonly StepSeries[], { keep, labels: names }: Aggregation['grouping']): Group[] {
  const groups = new Map<string, Group>();
  for (const series of vector) {
    const labels = pickLabels(series.labels, names, keep);
    const key = labelsKey(labels);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { labels, members: [series] });
    else group.members.push(series);
  }
  return [...groups.values()];
}

function combineGroup({ labels, members }: Group, combine: Combine): StepSeries {
  const steps = members[0]?.values ?? [];
  const values = steps.map((_, step) => {
    const present: number[] = [];
    for (const { values } of members) {
      const value = values[step];
      if (value !== undefined) present.push(value);
    }
    return present.length === 0 ? undefined : combine(present);
  });
  return { labels, values };
}

const ascending = (a: number, b: number): number => a - b;
const descending = (a: number, b: number): number => b - a;

/** The k first members by `order` keep their value at a step; at the last step's order they are returned. */
function selectExtremes(
  { members }: Group,
  counts: readonly number[],
  order: (a: number, b: number) => number,
): StepSeries[] {
  const kept = members.map(({ labels, values }) => ({
    labels,
    values: values.map((): number | undefined => undefined),
  }));
  let ranked: number[] = [];
  counts.forEach((count, step) => {
    const valueAt = (member: number): number => members[member]?.values[step] ?? Number.NaN;
    ranked = [...members.keys()]
      .filter((member) => members[member]?.values[step] !== undefined)
      .sort((a, b) => compareNaNLast(valueAt(a), valueAt(b), order))
      .slice(0, Math.max(0, Math.trunc(count) || 0));
    for (const member of ranked) {
      const series = kept[member];
      if (series !== undefined) series.values[step] = valueAt(member);
    }
  });
  const rest = [...members.keys()].filter((member) => !ranked.includes(member));
  return [...ranked, ...rest].flatMap((member) => kept[member] ?? []);
}
