import type { KeyValue } from '@throughline/wire/otlp/traces';

/** The attribute with a name. A loop: a closure would be made for each look. */
export function findAttribute(attributes: readonly KeyValue[], name: string): KeyValue | undefined {
  for (const pair of attributes) if (pair.key === name) return pair;
  return undefined;
}
