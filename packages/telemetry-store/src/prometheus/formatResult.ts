import { labelsKey } from '../promql/labels.ts';
import type { QueryResult } from '../promql/runQuery.ts';
import type { SampleSeries, StepSeries } from '../promql/value.ts';

type Point = [seconds: number, value: string];

/** `data` of an instant query: a scalar, a vector, or for a matrix selector its samples. */
export function formatInstant(result: QueryResult, time: number): unknown {
  if (result.type === 'matrix') return { resultType: 'matrix', result: result.series.flatMap(formatSamples) };
  const { value } = result;
  if (value.type === 'scalar')
    return { resultType: 'scalar', result: point(time, value.values[0] ?? Number.NaN) };
  return {
    resultType: 'vector',
    result: value.series.map(({ labels, values }) => ({
      metric: Object.fromEntries(labels),
      value: point(time, values[0] ?? Number.NaN),
    })),
  };
}

/** `data` of a range query: always a matrix, sorted by labels; a scalar is a series without labels. */
export function formatRange(
  result: Exclude<QueryResult, { type: 'matrix' }>,
  steps: readonly number[],
): unknown {
  const { value } = result;
  const series: readonly StepSeries[] =
    value.type === 'vector' ? value.series : [{ labels: new Map(), values: value.values }];
  const sorted = series.toSorted((a, b) => (labelsKey(a.labels) < labelsKey(b.labels) ? -1 : 1));
  return {
    resultType: 'matrix',
    result: sorted.map(({ labels, values }) => ({
      metric: Object.fromEntries(labels),
      values: steps.flatMap((step, i): Point[] => {
        const element = values[i];
        return element === undefined ? [] : [point(step, element)];
      }),
    })),
  };
}

function formatSamples({ labels, timestamps, values, stale }: SampleSeries): unknown[] {
  const points = timestamps.flatMap((time, i): Point[] =>
    stale[i] === true ? [] : [point(time, values[i] ?? 0)],
  );
  return points.length === 0 ? [] : [{ metric: Object.fromEntries(labels), values: points }];
}

function point(ms: number, value: number): Point {
  return [ms / 1000, formatValue(value)];
}

/** Prometheus writes values as strings, so that JSON can carry all of them. */
export function formatValue(value: number): string {
  if (value === Number.POSITIVE_INFINITY) return '+Inf';
  return value === Number.NEGATIVE_INFINITY ? '-Inf' : String(value);
}
