/** What may fail in an expected way: the caller looks at `ok` before it takes `value` or `error`. */
export type Result<T, E> = { ok: true; value: T } | { ok: false; error: E };
