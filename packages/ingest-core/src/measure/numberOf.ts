import type { AttributeName } from '@throughline/conventions/allowlist';
import type { KeyValue } from '@throughline/wire/otlp/traces';
import { findAttribute } from '../findAttribute.ts';

/** The number under a name, among attributes that have passed the allowlist. */
export function numberOf(attributes: readonly KeyValue[], name: AttributeName): number | undefined {
  const value = findAttribute(attributes, name)?.value;
  const number = value?.doubleValue ?? Number(value?.intValue ?? Number.NaN);
  return Number.isNaN(number) ? undefined : number;
}
