import type { AnyValue } from './traces.ts';

/** Arrays and maps inside each other, at most: attributes are flat as a rule, and recursion must end. */
export const MAX_VALUE_DEPTH = 8;

/** A double as JSON can carry it: JSON has no NaN and no infinities, so these become text. */
export function doubleValue(value: number): AnyValue {
  return Number.isFinite(value) ? { doubleValue: value } : { stringValue: String(value) };
}
