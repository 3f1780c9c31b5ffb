import { growth } from './growth.ts';
import type { RangeWindow } from './rangeWindow.ts';

/** A function of a range vector: one window of one series to one value, or to none. */
export type RangeFunction = (window: RangeWindow) => number | undefined;

/** The functions of range vectors, by name. */
export const RANGE_FUNCTIONS: ReadonlyMap<string, RangeFunction> = new Map<string, RangeFunction>([
  ['increase', (window) => growth(window, true)],
  ['rate', (window) => perSecond(growth(window, true), window.end - window.start)],
  ['delta', (window) => growth(window, false)],
  ['irate', instantRate],
  ['sum_over_time', overTime((values) => values.reduce((sum, value) => sum + value, 0))],
  ['avg_over_time', overTime((values) => values.reduce((sum, value) => sum + value, 0) / values.length)],
  ['min_over_time', overTime((values) => values.reduce(lesser))],
  ['max_over_time', overTime((values) => values.reduce(greater))],
  ['count_over_time', overTime((values) => values.length)],
  ['last_over_time', overTime((values) => values.at(-1))],
]);

/** The lesser; a number wins over NaN. */
export function lesser(a: number, b: number): number {
  return b < a || Number.isNaN(a) ? b : a;
}

/** The greater; a number wins over NaN. */
export function greater(a: number, b: number): number {
  return b > a || Number.isNaN(a) ? b : a;
}

function overTime(combine: (values: readonly number[]) => number | undefined): RangeFunction {
  return ({ from, to, values }) => (from === to ? undefined : combine(values.slice(from, to)));
}

function instantRate({ from, to, timestamps, values }: RangeWindow): number | undefined {
  if (to - from < 2) return undefined;
  const last = values[to - 1] ?? 0;
  const previous = values[to - 2] ?? 0;
  const elapsed = (timestamps[to - 1] ?? 0) - (timestamps[to - 2] ?? 0);
  return perSecond(last < previous ? last : last - previous, elapsed);
}

function perSecond(delta: number | undefined, elapsedMs: number): number | undefined {
  return delta === undefined ? undefined : delta / (elapsedMs / 1000);
}
