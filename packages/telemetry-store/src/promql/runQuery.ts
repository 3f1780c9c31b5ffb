import type { Result } from '@throughline/wire/result';
import { type Expr, type Selector, typeOf, type ValueType } from './ast.ts';
import { evaluate } from './evaluate.ts';
import { LOOKBACK_MS } from './functions/rangeWindow.ts';
import { parseQuery } from './parse/parseQuery.ts';
import { QueryError } from './queryError.ts';
import type { SampleSeries, Value } from './value.ts';

/** Where the samples come from. */
export interface SampleSource {
  /** The samples of all series that match, in the left-open time range (start, end], Unix milliseconds. */
  select(selector: Selector, range: TimeRange): Promise<Result<readonly SampleSeries[], QueryError>>;
}

export interface TimeRange {
  readonly start: number;
  readonly end: number;
}

/** A result: what the expression is, and its value at each step. A matrix selector gives its raw samples. */
export type QueryResult =
  | { readonly type: Exclude<ValueType, 'matrix'>; readonly value: Value }
  | { readonly type: 'matrix'; readonly series: readonly SampleSeries[] };

/**
 * Parses and evaluates a query.
 *
 * @param steps Unix milliseconds, rising; one for an instant query.
 */
export async function runQuery(
  query: string,
  steps: readonly number[],
  source: SampleSource,
): Promise<Result<QueryResult, QueryError>> {
  const parsed = parseQuery(query);
  if (!parsed.ok) return parsed;
  const fetched = new Map<Selector, readonly SampleSeries[]>();
  for (const selector of selectorsOf(parsed.value)) {
    const samples = await source.select(selector, rangeOf(selector, steps));
    if (!samples.ok) return samples;
    fetched.set(selector, samples.value);
  }
  return evaluateSafely(parsed.value, steps, fetched);
}

function evaluateSafely(
  expr: Expr,
  steps: readonly number[],
  fetched: ReadonlyMap<Selector, readonly SampleSeries[]>,
): Result<QueryResult, QueryError> {
  const type = typeOf(expr);
  if (type === 'matrix') {
    const series = expr.type === 'selector' ? (fetched.get(expr) ?? []) : [];
    return { ok: true, value: { type, series: series.map((one) => within(one, expr, steps)) } };
  }
  try {
    return { ok: true, value: { type, value: evaluate(expr, steps, fetched) } };
  } catch (error) {
    if (error instanceof QueryError) return { ok: false, error };
    throw error;
  }
}

/** The selectors of an expression. */
export function selectorsOf(expr: Expr): Selector[] {
  switch (expr.type) {
    case 'number':
      return [];
    case 'selector':
      return [expr];
    case 'call':
      return expr.args.flatMap(selectorsOf);
    case 'aggregation':
      return [
        ...(expr.parameter === undefined ? [] : selectorsOf(expr.parameter)),
        ...selectorsOf(expr.operand),
      ];
    case 'binary':
      return [...selectorsOf(expr.left), ...selectorsOf(expr.right)];
    case 'negation':
      return selectorsOf(expr.operand);
  }
}

/** The samples that a matrix selector shows: those of its range alone. */
function within(series: SampleSeries, expr: Expr, steps: readonly number[]): SampleSeries {
  if (expr.type !== 'selector') return series;
  const end = (steps.at(-1) ?? 0) - expr.offsetMs;
  const start = end - (expr.rangeMs ?? 0);
  const inside = (_: unknown, i: number): boolean => {
    const time = series.timestamps[i] ?? 0;
    return time > start && time <= end;
  };
  return {
    labels: series.labels,
    timestamps: series.timestamps.filter(inside),
    values: series.values.filter(inside),
    stale: series.stale.filter(inside),
  };
}

/** What any step can see: its range, and before that as far as an instant selector, or the base of a growth, looks back. */
function rangeOf({ offsetMs, rangeMs }: Selector, steps: readonly number[]): TimeRange {
  const first = steps[0] ?? 0;
  const last = steps.at(-1) ?? 0;
  return { start: first - offsetMs - (rangeMs ?? 0) - LOOKBACK_MS, end: last - offsetMs };
}
