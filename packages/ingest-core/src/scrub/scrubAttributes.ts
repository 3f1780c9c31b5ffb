import { ALLOWLIST } from '@throughline/conventions/allowlist';
import type { Attribute } from '@throughline/conventions/attribute';
import { CLIENT_DROP_REASONS, CLIENT_DROPPED_PREFIX } from '@throughline/conventions/browserAttributes';
import type { AnyValue, KeyValue } from '@throughline/wire/otlp/traces';
import { isOpaque } from './opaqueValues.ts';
import type { ScrubContext } from './scrubContext.ts';
import { scrubValue } from './scrubValue.ts';

/** A terabyte, or 30 years in milliseconds: no measure is larger, and the numbers of cards and persons are longer. */
const MAX_NUMBER = 1e12;

/** Counts of what SDKs dropped, one for each reason: part of the allowlist by their prefix. */
const CLIENT_DROPPED: ReadonlySet<string> = new Set(
  CLIENT_DROP_REASONS.map((reason) => CLIENT_DROPPED_PREFIX + reason),
);

const COUNT: Attribute = { type: 'int', on: ['resource'], scrub: 'none', from: 'browser', doc: '' };

/**
 * The attributes of the allowlist that may stand here, of the right type, their text scrubbed; of a repeated name the
 * first. Their number is bounded by the allowlist's.
 */
export function scrubAttributes(
  attributes: readonly KeyValue[],
  position: Attribute['on'][number],
  context: ScrubContext,
): KeyValue[] {
  const kept: KeyValue[] = [];
  const seen = new Set<string>();
  for (const { key, value } of attributes) {
    const attribute = ALLOWLIST.get(key) ?? (CLIENT_DROPPED.has(key) ? COUNT : undefined);
    if (attribute === undefined || seen.has(key) || !attribute.on.includes(position)) continue;
    if (attribute.from === 'server' && context.from === 'page') continue;
    const scrubbed = scrubTyped(key, value, { attribute, context });
    if (scrubbed === undefined) continue;
    seen.add(key);
    kept.push({ key, value: scrubbed });
  }
  return kept;
}

/** The value in the attribute's own type. OpenTelemetry JS writes whole doubles as intValue: they are doubles here. */
function scrubTyped(
  key: string,
  value: AnyValue,
  { attribute, context }: { attribute: Attribute; context: ScrubContext },
): AnyValue | undefined {
  switch (attribute.type) {
    case 'string': {
      if (value.stringValue === undefined) return undefined;
      if (isOpaque(key, value.stringValue)) return { stringValue: value.stringValue };
      const text = scrubValue(value.stringValue, attribute.scrub, context);
      return text === '' ? undefined : { stringValue: text };
    }
    case 'boolean':
      return value.boolValue === undefined ? undefined : { boolValue: value.boolValue };
    case 'int':
      return asInt(value);
    case 'double':
      return asDouble(value);
  }
}

function asInt({ intValue, doubleValue }: AnyValue): AnyValue | undefined {
  const number = Number(intValue ?? doubleValue ?? Number.NaN);
  return Number.isInteger(number) && isMeasure(number) ? { intValue: String(number) } : undefined;
}

function asDouble({ intValue, doubleValue }: AnyValue): AnyValue | undefined {
  const number = doubleValue ?? Number(intValue ?? Number.NaN);
  return isMeasure(number) ? { doubleValue: number } : undefined;
}

function isMeasure(number: number): boolean {
  return Math.abs(number) < MAX_NUMBER;
}
