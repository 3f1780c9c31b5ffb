/** Prometheus' names for what went wrong (HTTP API, "Format overview"): 400 for the first, 422 for the second. */
export type QueryErrorType = 'bad_data' | 'execution';

/**
 * A query that can't be answered. Thrown inside of promql/, where a query is a deep recursion, and turned into a value
 * at its entry points, {@link parseQuery} and {@link runQuery}.
 */
export class QueryError extends Error {
  readonly type: QueryErrorType;

  constructor(type: QueryErrorType, message: string) {
    super(message);
    this.type = type;
  }
}

/** What Prometheus knows and this subset does not: answered as an execution error that names it. */
export function unsupported(construct: string): QueryError {
  return new QueryError('execution', `${construct} is not supported by the embedded store`);
}
