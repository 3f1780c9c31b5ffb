/** A PromQL expression, checked: names are known, argument types fit. */
export type Expr =
  | { readonly type: 'number'; readonly value: number }
  | Selector
  | Call
  | Aggregation
  | Binary
  | { readonly type: 'negation'; readonly operand: Expr };

/** An instant vector selector, or with a range a matrix selector. */
export interface Selector {
  readonly type: 'selector';
  readonly matchers: readonly Matcher[];
  /** Milliseconds of `[range]`; absent on an instant selector. */
  readonly rangeMs?: number;
  /** Milliseconds by which `offset` looks back. */
  readonly offsetMs: number;
}

export interface Matcher {
  readonly label: string;
  readonly matches: (value: string) => boolean;
  /** The value of an `=` matcher, by which a store can look up. */
  readonly equals?: string;
}

export interface Call {
  readonly type: 'call';
  readonly name: string;
  readonly args: readonly Expr[];
}

export const AGGREGATIONS = ['sum', 'avg', 'min', 'max', 'count', 'topk', 'bottomk'] as const;
export type AggregationName = (typeof AGGREGATIONS)[number];

export interface Aggregation {
  readonly type: 'aggregation';
  readonly name: AggregationName;
  /** `by` keeps these labels, `without` all the others. */
  readonly grouping: { readonly keep: boolean; readonly labels: readonly string[] };
  /** k of topk and bottomk. */
  readonly parameter?: Expr;
  readonly operand: Expr;
}

export const ARITHMETIC = ['+', '-', '*', '/', '%', '^'] as const;
export const COMPARISONS = ['==', '!=', '>', '<', '>=', '<='] as const;
export const SET_OPERATORS = ['and', 'or', 'unless'] as const;
export type BinaryOperator =
  | (typeof ARITHMETIC)[number]
  | (typeof COMPARISONS)[number]
  | (typeof SET_OPERATORS)[number];

export interface Binary {
  readonly type: 'binary';
  readonly operator: BinaryOperator;
  /** `bool`: a comparison gives 0 or 1 instead of filtering. */
  readonly bool: boolean;
  readonly matching: Matching;
  readonly left: Expr;
  readonly right: Expr;
}

/** Which elements of two vectors belong together. */
export interface Matching {
  /** `on` looks at these labels only, `ignoring` at all the others. */
  readonly on: boolean;
  readonly labels: readonly string[];
  /** The side that may have many elements per match: `group_left` or `group_right`. */
  readonly many?: 'left' | 'right';
  /** Labels that the many side takes over from the one side. */
  readonly include: readonly string[];
}

/** What an expression evaluates to. */
export type ValueType = 'scalar' | 'vector' | 'matrix';

/** Functions that give a scalar; all others give a vector. */
const SCALAR_FUNCTIONS: ReadonlySet<string> = new Set(['time', 'scalar']);

export function typeOf(expr: Expr): ValueType {
  switch (expr.type) {
    case 'number':
      return 'scalar';
    case 'selector':
      return expr.rangeMs === undefined ? 'vector' : 'matrix';
    case 'call':
      return SCALAR_FUNCTIONS.has(expr.name) ? 'scalar' : 'vector';
    case 'aggregation':
      return 'vector';
    case 'binary':
      return typeOf(expr.left) === 'scalar' && typeOf(expr.right) === 'scalar' ? 'scalar' : 'vector';
    case 'negation':
      return typeOf(expr.operand);
  }
}
