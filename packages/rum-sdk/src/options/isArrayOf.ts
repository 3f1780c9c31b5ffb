import type { Check } from './rule.ts';

/** An array whose every member will do. */
export function isArrayOf(check: Check): Check {
  return (value) => Array.isArray(value) && value.every(check);
}
