import type { Attributes } from '@opentelemetry/api';
import { BROWSER_ATTRIBUTES, type BrowserAttribute } from '@throughline/conventions/browserAttributes';
import { hasOwn } from '../../hasOwn.ts';

/**
 * Attributes as OTLP key-value pairs in JSON, by the types of the allowlist; a name that isn't in it is a count of the
 * ledger.
 */
export function encodeAttributes(attributes: Attributes): string[] {
  return Object.keys(attributes).map(
    (key) => `{"key":"${key}","value":{${encodeValue(key, attributes[key])}}}`,
  );
}

function encodeValue(key: string, value: Attributes[string]): string {
  if (typeof value === 'boolean') return `"boolValue":${value}`;
  if (typeof value !== 'number') return `"stringValue":${JSON.stringify(String(value))}`;
  // 64-bit integers are decimal strings in OTLP/JSON; a whole number under a double's name stays a double
  return isDouble(key) ? `"doubleValue":${JSON.stringify(value)}` : `"intValue":"${Math.round(value)}"`;
}

function isDouble(key: string): boolean {
  return hasOwn(BROWSER_ATTRIBUTES, key) && BROWSER_ATTRIBUTES[key as BrowserAttribute].type === 'double';
}
