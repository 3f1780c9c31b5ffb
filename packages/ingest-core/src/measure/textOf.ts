import type { AttributeName } from '@throughline/conventions/allowlist';
import type { KeyValue } from '@throughline/wire/otlp/traces';
import { findAttribute } from '../findAttribute.ts';

/** The text under a name, among attributes that have passed the allowlist. */
export function textOf(attributes: readonly KeyValue[], name: AttributeName): string | undefined {
  return findAttribute(attributes, name)?.value.stringValue;
}
