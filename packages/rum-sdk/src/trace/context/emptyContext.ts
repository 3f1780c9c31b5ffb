import type { Context } from '@opentelemetry/api';

/** A context that holds nothing yet, for span processors that ask. */
export function emptyContext(values: ReadonlyMap<symbol, unknown> = new Map()): Context {
  return {
    getValue: (key) => values.get(key),
    setValue: (key, value) => emptyContext(new Map(values).set(key, value)),
    deleteValue: (key) => emptyContext(new Map([...values].filter(([other]) => other !== key))),
  };
}
