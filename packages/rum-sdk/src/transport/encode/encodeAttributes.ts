import type { Attributes } from '@opentelemetry/api';
import { BROWSER_ATTRIBUTES, type BrowserAttribute } from '@throughline/conventions/browserAttributes';
import { hasOwn } from '../../platform/hasOwn.ts';
import { quote } from './quote.ts';

/**
 * Attributes as OTLP key-value pairs in JSON, by the types of the allowlist; a name that isn't in it is a count of the
 * ledger.
 *
 * @param clean what may leave of a value; undefined where nothing may.
 */
export function encodeAttributes(
  attributes: Attributes,
  clean: (name: string, value: Attributes[string]) => Attributes[string] = (_, value) => value,
): string {
  let text = '';
  for (const name of Object.keys(attributes)) {
    const value = clean(name, attributes[name]);
    if (value !== undefined) text += `${text && ','}{"key":"${name}","value":{${encodeValue(name, value)}}}`;
  }
  return text;
}

function encodeValue(name: string, value: Attributes[string]): string {
  if (typeof value === 'boolean') return `"boolValue":${value}`;
  if (typeof value !== 'number') return `"stringValue":${quote(String(value))}`;
  // 64-bit integers are decimal strings in OTLP/JSON; a whole number under a double's name stays a double
  return isDouble(name) ? `"doubleValue":${JSON.stringify(value)}` : `"intValue":"${Math.round(value)}"`;
}

function isDouble(name: string): boolean {
  return hasOwn(BROWSER_ATTRIBUTES, name) && BROWSER_ATTRIBUTES[name as BrowserAttribute].type === 'double';
}
