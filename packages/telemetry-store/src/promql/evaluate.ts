import { aggregate } from './aggregate.ts';
import type { Binary, Expr, Selector } from './ast.ts';
import type { Evaluation } from './evaluation.ts';
import { FUNCTIONS } from './functions/functions.ts';
import { latestValues } from './functions/rangeWindow.ts';
import { dropMetricName } from './labels.ts';
import { combineSets, matchVectors } from './matchVectors.ts';
import { type Operation, operationOf } from './operators.ts';
import { type SampleSeries, type StepSeries, type Value, vectorOf } from './value.ts';

/** The samples of each selector of the expression, as they were fetched for it. */
export type FetchedSamples = ReadonlyMap<Selector, readonly SampleSeries[]>;

/**
 * Evaluates an expression at all steps at once.
 *
 * @param steps Unix milliseconds, rising.
 * @throws QueryError where vectors do not match.
 */
export function evaluate(expr: Expr, steps: readonly number[], fetched: FetchedSamples): Value {
  const evaluation: Evaluation = {
    steps,
    scalar: (operand) => asScalar(operand === undefined ? undefined : evaluateExpr(operand, evaluation)),
    vector: (operand) => asVector(operand === undefined ? undefined : evaluateExpr(operand, evaluation)),
    samples: (selector) => fetched.get(selector) ?? [],
  };
  return evaluateExpr(expr, evaluation);
}

function asScalar(value: Value | undefined): readonly number[] {
  return value?.type === 'scalar' ? value.values : [];
}

function asVector(value: Value | undefined): readonly StepSeries[] {
  return value?.type === 'vector' ? value.series : [];
}

function evaluateExpr(expr: Expr, evaluation: Evaluation): Value {
  const { steps } = evaluation;
  switch (expr.type) {
    case 'number':
      return { type: 'scalar', values: steps.map(() => expr.value) };
    case 'selector':
      return evaluateSelector(expr, evaluation);
    case 'call':
      return FUNCTIONS.get(expr.name)?.evaluate(expr.args, evaluation) ?? vectorOf([]);
    case 'aggregation': {
      const counts = expr.parameter === undefined ? [] : evaluation.scalar(expr.parameter);
      return aggregate(expr, evaluation.vector(expr.operand), counts);
    }
    case 'binary':
      return evaluateBinary(expr, evaluation);
    case 'negation':
      return mapValue(evaluateExpr(expr.operand, evaluation), (value) => -value, true);
  }
}

function evaluateSelector(selector: Selector, { steps, samples }: Evaluation): Value {
  const times = steps.map((step) => step - selector.offsetMs);
  const series = samples(selector).map((entry) => ({
    labels: entry.labels,
    values: latestValues(entry, times),
  }));
  return vectorOf(series);
}

function evaluateBinary(expr: Binary, evaluation: Evaluation): Value {
  const left = evaluateExpr(expr.left, evaluation);
  const right = evaluateExpr(expr.right, evaluation);
  const operation = operationOf(expr.operator, expr.bool);
  if (left.type === 'vector' && right.type === 'vector') {
    const sides = { left: left.series, right: right.series };
    const isSet = expr.operator === 'and' || expr.operator === 'or' || expr.operator === 'unless';
    return isSet ? combineSets(sides, expr) : matchVectors(sides, expr.matching, operation);
  }
  if (right.type === 'scalar') return withScalar(left, operation, { scalar: right.values, isLeft: false });
  return withScalar(right, operation, { scalar: asScalar(left), isLeft: true });
}

/** A comparison lets the vector's value through, on whichever side it stands. */
function withScalar(
  value: Value,
  operation: Operation,
  { scalar, isLeft }: { scalar: readonly number[]; isLeft: boolean },
): Value {
  const apply = (element: number, step: number): number | undefined => {
    const other = scalar[step] ?? Number.NaN;
    return isLeft ? operation.apply(other, element, element) : operation.apply(element, other, element);
  };
  return mapValue(value, apply, operation.dropsName);
}

function mapValue(
  value: Value,
  apply: (element: number, step: number) => number | undefined,
  dropsName: boolean,
): Value {
  if (value.type === 'scalar') {
    return {
      type: 'scalar',
      values: value.values.map((element, step) => apply(element, step) ?? Number.NaN),
    };
  }
  return vectorOf(
    value.series.map(({ labels, values }) => ({
      labels: dropsName ? dropMetricName(labels) : labels,
      values: values.map((element, step) => (element === undefined ? undefined : apply(element, step))),
    })),
  );
}
