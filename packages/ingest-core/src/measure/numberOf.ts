import type { AttributeName } from '@throughline/conventions/allowlist';
import type { KeyValue } from '@throughline/wire/otlp/traces';

/** The number under a name, among attributes that have passed the allowlist. */
export function numberOf(attributes: readonly KeyValue[], name: AttributeName): number | undefined {
  for (const { key, value } of attributes) {
    if (key !== name) continue;
    const number = value.doubleValue ?? Number(value.intValue ?? Number.NaN);
    return Number.isNaN(number) ? undefined : number;
  }
  return undefined;
}
