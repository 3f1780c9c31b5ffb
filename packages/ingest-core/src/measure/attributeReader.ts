import type { AttributeName } from '@throughline/conventions/allowlist';
import type { AnyValue, KeyValue } from '@throughline/wire/otlp/traces';

/** Reads attributes that have passed the allowlist. */
export interface AttributeReader<Name extends AttributeName = AttributeName> {
  text(name: Name): string | undefined;
  number(name: Name): number | undefined;
}

/** A reader of one span's or resource's attributes. */
export function attributeReader(attributes: readonly KeyValue[]): AttributeReader {
  return new ListReader(attributes);
}

/** A class, so that the reader of a span is one object, and no function of it is made anew. */
class ListReader implements AttributeReader {
  readonly #attributes: readonly KeyValue[];

  constructor(attributes: readonly KeyValue[]) {
    this.#attributes = attributes;
  }

  text(name: AttributeName): string | undefined {
    return this.#find(name)?.stringValue;
  }

  number(name: AttributeName): number | undefined {
    const value = this.#find(name);
    const number = value?.doubleValue ?? Number(value?.intValue ?? Number.NaN);
    return Number.isNaN(number) ? undefined : number;
  }

  #find(name: string): AnyValue | undefined {
    for (const attribute of this.#attributes) if (attribute.key === name) return attribute.value;
    return undefined;
  }
}
