import type { Expr, Selector } from './ast.ts';
import type { SampleSeries, StepSeries } from './value.ts';

/** What a function needs to evaluate its arguments. Types were checked when the query was parsed. */
export interface Evaluation {
  /** Unix milliseconds, rising: the times at which the query is evaluated. */
  readonly steps: readonly number[];
  /** Evaluates a scalar expression at all steps. */
  scalar(expr: Expr | undefined): readonly number[];
  /** Evaluates an instant vector expression at all steps. */
  vector(expr: Expr | undefined): readonly StepSeries[];
  /** The stored series of a selector, with all samples that any step can see. */
  samples(selector: Selector): readonly SampleSeries[];
}
