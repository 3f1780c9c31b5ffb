import type { AttributeName } from '@throughline/conventions/allowlist';
import type { KeyValue } from '@throughline/wire/otlp/traces';

/** The text under a name, among attributes that have passed the allowlist. */
export function textOf(attributes: readonly KeyValue[], name: AttributeName): string | undefined {
  for (const { key, value } of attributes) if (key === name) return value.stringValue;
  return undefined;
}
