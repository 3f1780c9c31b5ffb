/** One page of a list. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Of all pages together. */
  readonly total: number;
  /** Counted from 1. */
  readonly page: number;
  readonly page_size: number;
}
