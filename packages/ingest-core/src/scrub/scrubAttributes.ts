import type { AnyValue, KeyValue } from '@throughline/wire/otlp/traces';
import type { AttributeRule, AttributeRules } from './attributeRules.ts';
import type { ScrubContext } from './scrubContext.ts';
import { scrubValue } from './scrubValue.ts';

/** A terabyte, or 30 years in milliseconds: no measure is larger, and the numbers of cards and persons are longer. */
const MAX_NUMBER = 1e12;

/**
 * The attributes that may stand here, of the right type, their text scrubbed; of a repeated name the first. Their number is
 * bounded by the allowlist's.
 *
 * @param attributes changed in place: nearly all of them stay as they are, and cost nothing then.
 */
export function scrubAttributes(
  attributes: KeyValue[],
  rules: AttributeRules,
  context: ScrubContext,
): KeyValue[] {
  let kept = 0;
  let before: AttributeRule | undefined;
  for (const pair of attributes) {
    const rule = ruleOf(pair.key, before, rules);
    before = rule;
    if (rule?.isAllowed !== true || isAmong(attributes, kept, rule.name)) continue;
    const value = scrubTyped(pair.value, rule, context);
    if (value === undefined) continue;
    pair.key = rule.name;
    pair.value = value;
    attributes[kept++] = pair;
  }
  if (kept < attributes.length) attributes.length = kept;
  return attributes;
}

/** The one that came after the same one last, as a rule, which takes a comparison instead of a look-up. */
function ruleOf(
  name: string,
  before: AttributeRule | undefined,
  rules: AttributeRules,
): AttributeRule | undefined {
  const likely = before?.next;
  if (likely?.name === name) return likely;
  const rule = rules.get(name);
  if (before !== undefined) before.next = rule;
  return rule;
}

/** Whether a name is among the first ones. They are few, and a comparison of two names is one of two addresses as a rule. */
function isAmong(attributes: readonly KeyValue[], first: number, key: string): boolean {
  for (let i = 0; i < first; i++) if (attributes[i]?.key === key) return true;
  return false;
}

/** The value in the attribute's own type, the same object where it is. OpenTelemetry JS writes whole doubles as intValue: they are doubles here. */
function scrubTyped(value: AnyValue, rule: AttributeRule, context: ScrubContext): AnyValue | undefined {
  switch (rule.type) {
    case 'string':
      return scrubString(value, rule, context);
    case 'boolean':
      return value.boolValue === undefined ? undefined : value;
    case 'int':
      return asInt(value);
    case 'double':
      return asDouble(value);
  }
}

function scrubString(value: AnyValue, rule: AttributeRule, context: ScrubContext): AnyValue | undefined {
  const given = value.stringValue;
  if (given === undefined || given === '') return undefined;
  if (given === rule.clean) return value;
  const { scrub, opaque } = rule;
  if (opaque?.test(given)) return value;
  if (context.clean.has(scrub, given)) {
    rule.clean = given;
    return value;
  }
  const text = scrubValue(given, scrub, context);
  if (text === given) return value;
  return text === '' ? undefined : { stringValue: text };
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
