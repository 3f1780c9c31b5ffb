/** Why a store gave no answer, told with the fix. */
export interface StoreProblem {
  readonly store: 'metrics' | 'traces';
  readonly kind: 'not-configured' | 'unreachable' | 'refused';
  /** What happened, in one sentence. */
  readonly message: string;
  readonly fix: string;
}

/** An answer of a store, or why there is none. */
export type StoreResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: StoreProblem };
