import type { Expr, ValueType } from '../ast.ts';
import type { Evaluation } from '../evaluation.ts';
import { dropMetricName } from '../labels.ts';
import { type StepSeries, type Value, vectorOf } from '../value.ts';
import { histogramQuantile } from './histogramQuantile.ts';
import { greater, lesser, RANGE_FUNCTIONS, type RangeFunction } from './rangeFunctions.ts';
import { windowsOf } from './rangeWindow.ts';

/** A function of the subset. */
export interface FunctionSpec {
  readonly parameters: readonly ValueType[];
  /** How many of the last parameters may be left out. */
  readonly optional?: number;
  readonly evaluate: (args: readonly Expr[], evaluation: Evaluation) => Value;
}

/** Every function of the subset, by name. */
export const FUNCTIONS: ReadonlyMap<string, FunctionSpec> = new Map<string, FunctionSpec>([
  ...[...RANGE_FUNCTIONS].map(([name, apply]): [string, FunctionSpec] => [name, overRange(apply)]),
  ['abs', perElement(Math.abs)],
  ['ceil', perElement(Math.ceil)],
  ['floor', perElement(Math.floor)],
  ['round', { ...perElement(roundTo, 1), optional: 1 }],
  ['clamp_min', perElement((value, bound = Number.NaN) => greater(value, bound), 1)],
  ['clamp_max', perElement((value, bound = Number.NaN) => lesser(value, bound), 1)],
  ['histogram_quantile', { parameters: ['scalar', 'vector'], evaluate: evaluateQuantile }],
  ['scalar', { parameters: ['vector'], evaluate: evaluateScalar }],
  ['vector', { parameters: ['scalar'], evaluate: evaluateVector }],
  ['time', { parameters: [], evaluate: (_, { steps }) => ({ type: 'scalar', values: steps.map(seconds) }) }],
  ['sort', sortBy((a, b) => a - b)],
  ['sort_desc', sortBy((a, b) => b - a)],
]);

function overRange(apply: RangeFunction): FunctionSpec {
  return {
    parameters: ['matrix'],
    evaluate: ([selector], evaluation) => {
      if (selector?.type !== 'selector') return vectorOf([]);
      const ends = evaluation.steps.map((step) => step - selector.offsetMs);
      return vectorOf(
        evaluation.samples(selector).map((series) => ({
          labels: dropMetricName(series.labels),
          values: [...windowsOf(series, ends, selector.rangeMs ?? 0)].map(apply),
        })),
      );
    },
  };
}

/** A function of each value of a vector, and of as many scalars as it has `extra` parameters. */
function perElement(apply: (value: number, extra?: number) => number, extra = 0): FunctionSpec {
  return {
    parameters: ['vector', ...Array<ValueType>(extra).fill('scalar')],
    evaluate: ([operand, parameter], evaluation) => {
      const extras = parameter === undefined ? [] : evaluation.scalar(parameter);
      return vectorOf(
        evaluation.vector(operand).map(({ labels, values }) => ({
          labels: dropMetricName(labels),
          values: values.map((value, step) => (value === undefined ? undefined : apply(value, extras[step]))),
        })),
      );
    },
  };
}

/** Rounds to the nearest multiple, halves upwards. */
function roundTo(value: number, nearest = 1): number {
  return Math.floor(value / nearest + 0.5) * nearest;
}

function evaluateQuantile([quantile, operand]: readonly Expr[], evaluation: Evaluation): Value {
  return vectorOf(histogramQuantile(evaluation.scalar(quantile), evaluation.vector(operand)));
}

/** The value of the only element, NaN where there are none or several. */
function evaluateScalar([operand]: readonly Expr[], evaluation: Evaluation): Value {
  const series = evaluation.vector(operand);
  const values = evaluation.steps.map((_, step) => {
    const present = series.map(({ values }) => values[step]).filter((value) => value !== undefined);
    return present.length === 1 ? (present[0] ?? Number.NaN) : Number.NaN;
  });
  return { type: 'scalar', values };
}

function evaluateVector([operand]: readonly Expr[], evaluation: Evaluation): Value {
  return vectorOf([{ labels: new Map(), values: evaluation.scalar(operand) }]);
}

/** Orders an instant query's elements; a range query's have no order, since each step would have its own. */
function sortBy(compare: (a: number, b: number) => number): FunctionSpec {
  const last = ({ values }: StepSeries): number => values.at(-1) ?? Number.NaN;
  return {
    parameters: ['vector'],
    evaluate: ([operand], evaluation) => ({
      type: 'vector',
      series: evaluation.vector(operand).toSorted((a, b) => compareNaNLast(last(a), last(b), compare)),
    }),
  };
}

/** Orders numbers by `compare`, with NaN after all of them. */
export function compareNaNLast(a: number, b: number, compare: (a: number, b: number) => number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return compare(a, b);
}

function seconds(ms: number): number {
  return ms / 1000;
}
