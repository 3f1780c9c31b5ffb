import type { AttributeName } from '@throughline/conventions/allowlist';
import type { AnyValue, KeyValue } from '@throughline/wire/otlp/traces';

/** Reads attributes that have passed the allowlist. */
export interface AttributeReader<Name extends AttributeName = AttributeName> {
  text(name: Name): string | undefined;
  number(name: Name): number | undefined;
}

/** A reader of one span's or resource's attributes. */
export function attributeReader(attributes: readonly KeyValue[]): AttributeReader {
  const find = (name: string): AnyValue | undefined =>
    attributes.find((attribute) => attribute.key === name)?.value;
  return {
    text: (name) => find(name)?.stringValue,
    number(name) {
      const value = find(name);
      const number = value?.doubleValue ?? Number(value?.intValue ?? Number.NaN);
      return Number.isNaN(number) ? undefined : number;
    },
  };
}
