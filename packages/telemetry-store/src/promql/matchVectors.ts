import type { Binary, Matching } from './ast.ts';
import { type Labels, labelsKey, METRIC_NAME, pickLabels } from './labels.ts';
import type { Operation } from './operators.ts';
import { QueryError } from './queryError.ts';
import { type StepSeries, type Value, vectorOf } from './value.ts';

interface Sides {
  readonly left: readonly StepSeries[];
  readonly right: readonly StepSeries[];
}

/**
 * Arithmetic and comparison between two vectors (Prometheus, "Vector matching"): one to one, or many to one with
 * `group_left` and `group_right`.
 */
export function matchVectors(sides: Sides, matching: Matching, operation: Operation): Value {
  const swapped = matching.many === 'right';
  const many = swapped ? sides.right : sides.left;
  const ones = bySignature(swapped ? sides.left : sides.right, matching);
  checkOneSide(ones, swapped ? 'left' : 'right');
  const results: StepSeries[] = [];
  const matched = new Map<string, boolean[]>();
  for (const element of many) {
    const key = signature(element.labels, matching);
    for (const one of ones.get(key) ?? []) {
      const values = element.values.map((value, step) =>
        combine({ value, one: one.values[step], swapped }, operation),
      );
      if (matching.many === undefined) checkManySide(matched, key, values);
      results.push({ labels: resultLabels(element.labels, one.labels, { matching, operation }), values });
    }
  }
  return vectorOf(results);
}

/** Set operators: `and`, `or`, `unless`. Values are the left side's, or for `or` also the right side's. */
export function combineSets(
  sides: Sides,
  { operator, matching }: Pick<Binary, 'operator' | 'matching'>,
): Value {
  const { left, right } = sides;
  const filtered = (
    series: readonly StepSeries[],
    other: readonly StepSeries[],
    wanted: boolean,
  ): StepSeries[] => {
    const others = bySignature(other, matching);
    return series.map(({ labels, values }) => {
      const partners = others.get(signature(labels, matching)) ?? [];
      const isWanted = (step: number) =>
        partners.some((partner) => partner.values[step] !== undefined) === wanted;
      return { labels, values: values.map((value, step) => (isWanted(step) ? value : undefined)) };
    });
  };
  if (operator === 'or') return vectorOf([...left, ...filtered(right, left, false)]);
  return vectorOf(filtered(left, right, operator === 'and'));
}

function combine(
  { value, one, swapped }: { value: number | undefined; one: number | undefined; swapped: boolean },
  operation: Operation,
): number | undefined {
  if (value === undefined || one === undefined) return undefined;
  return swapped ? operation.apply(one, value, one) : operation.apply(value, one, value);
}

function signature(labels: Labels, { on, labels: names }: Matching): string {
  return labelsKey(pickLabels(labels, names, on));
}

function bySignature(series: readonly StepSeries[], matching: Matching): Map<string, StepSeries[]> {
  const groups = new Map<string, StepSeries[]>();
  for (const element of series) {
    const key = signature(element.labels, matching);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [element]);
    else group.push(element);
  }
  return groups;
}

/** No two elements of the one side may match at the same step. */
function checkOneSide(ones: ReadonlyMap<string, readonly StepSeries[]>, side: string): void {
  for (const [key, group] of ones) {
    if (group.length < 2) continue;
    const clash = group[0]?.values.some(
      (_, step) => group.filter(({ values }) => values[step] !== undefined).length > 1,
    );
    if (clash === true) {
      const where = `found duplicate series for the match group ${key} on the ${side} hand-side of the operation`;
      throw new QueryError('execution', `${where};many-to-many matching not allowed`);
    }
  }
}

/** Without a grouping modifier, no two elements of the other side may match either. */
function checkManySide(
  matched: Map<string, boolean[]>,
  key: string,
  values: readonly (number | undefined)[],
): void {
  const seen = matched.get(key) ?? [];
  values.forEach((value, step) => {
    if (value === undefined) return;
    if (seen[step] === true) {
      const reason =
        'multiple matches for labels: many-to-one matching must be explicit (group_left/group_right)';
      throw new QueryError('execution', reason);
    }
    seen[step] = true;
  });
  matched.set(key, seen);
}

function resultLabels(
  many: Labels,
  one: Labels,
  { matching, operation }: { matching: Matching; operation: Operation },
): Labels {
  if (matching.many === undefined) {
    const names = matching.on ? matching.labels : [];
    const labels = new Map(
      matching.on ? pickLabels(many, names, true) : pickLabels(many, matching.labels, false),
    );
    const metric = many.get(METRIC_NAME);
    const keepsName = !operation.dropsName && metric !== undefined && !matching.on;
    return keepsName ? new Map([[METRIC_NAME, metric], ...labels]) : labels;
  }
  const labels = new Map(operation.dropsName ? pickLabels(many, [], false) : many);
  for (const name of matching.include) {
    const value = one.get(name);
    if (value === undefined) labels.delete(name);
    else labels.set(name, value);
  }
  return new Map([...labels].sort(([a], [b]) => (a < b ? -1 : 1)));
}
