import type { BinaryOperator } from './ast.ts';

const CALCULATE: ReadonlyMap<BinaryOperator, (a: number, b: number) => number> = new Map([
  ['+', (a: number, b: number) => a + b],
  ['-', (a: number, b: number) => a - b],
  ['*', (a: number, b: number) => a * b],
  ['/', (a: number, b: number) => a / b],
  ['%', (a: number, b: number) => a % b],
  ['^', (a: number, b: number) => a ** b],
]);

const COMPARE: ReadonlyMap<BinaryOperator, (a: number, b: number) => boolean> = new Map([
  ['==', (a: number, b: number) => a === b],
  ['!=', (a: number, b: number) => a !== b],
  ['>', (a: number, b: number) => a > b],
  ['<', (a: number, b: number) => a < b],
  ['>=', (a: number, b: number) => a >= b],
  ['<=', (a: number, b: number) => a <= b],
]);

/** Applies an operator to two numbers. */
export interface Operation {
  /** Whether the result is another quantity than the operands, so that the metric's name no longer fits. */
  readonly dropsName: boolean;
  /**
   * @param kept the operand that a comparison lets through.
   * @returns undefined where a comparison without `bool` is false.
   */
  apply(a: number, b: number, kept: number): number | undefined;
}

/** The operation of an arithmetic operator or a comparison. */
export function operationOf(operator: BinaryOperator, bool: boolean): Operation {
  const compare = COMPARE.get(operator);
  if (compare === undefined) {
    const calculate = CALCULATE.get(operator) ?? (() => Number.NaN);
    return { dropsName: true, apply: calculate };
  }
  if (bool) return { dropsName: true, apply: (a, b) => Number(compare(a, b)) };
  return { dropsName: false, apply: (a, b, kept) => (compare(a, b) ? kept : undefined) };
}
