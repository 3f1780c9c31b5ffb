import type { Attributes } from '@opentelemetry/api';
import { BROWSER_ATTRIBUTES, type BrowserAttribute } from '@throughline/conventions/browserAttributes';
import type { AnyValue, KeyValue } from '@throughline/wire/otlp/traces';

/** Attributes as OTLP key-value pairs, by the types of the allowlist; a name that isn't in it is a count of the ledger. */
export function encodeAttributes(attributes: Attributes): KeyValue[] {
  return Object.entries(attributes).map(([key, value]) => ({ key, value: encodeValue(key, value) }));
}

function encodeValue(key: string, value: Attributes[string]): AnyValue {
  if (typeof value === 'boolean') return { boolValue: value };
  if (typeof value !== 'number') return { stringValue: String(value) };
  // 64-bit integers are decimal strings in OTLP/JSON; a whole number under a double's name stays a double
  return isDouble(key) ? { doubleValue: value } : { intValue: String(Math.round(value)) };
}

function isDouble(key: string): boolean {
  return (
    Object.hasOwn(BROWSER_ATTRIBUTES, key) && BROWSER_ATTRIBUTES[key as BrowserAttribute].type === 'double'
  );
}
