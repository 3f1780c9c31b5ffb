import type { Attributes, AttributeValue } from '@opentelemetry/api';
import { MAX_ATTRIBUTES_PER_SPAN, MAX_VALUE_LENGTH } from '@throughline/conventions/wire';
import { hasOwn } from '../../platform/hasOwn.ts';

const PRIMITIVES: readonly string[] = ['string', 'number', 'boolean'];

/**
 * Puts the valid ones of the given attributes into `target`, by OpenTelemetry's rules: a value is a primitive or an
 * array of one kind of them, long texts are cut, arrays copied, and past the limit of 128 new names are dropped.
 *
 * @returns how many were dropped.
 */
export function putAttributes(target: Attributes, given: Attributes | undefined): number {
  let dropped = 0;
  if (typeof given !== 'object' || given === null) return dropped;
  let size = Object.keys(target).length;
  for (const key of Object.keys(given)) {
    const value = valid(given[key]);
    // most are missing on purpose: what isn't known is written as undefined
    if (value === undefined || key === '') continue;
    const isNew = !hasOwn(target, key);
    if (isNew && size >= MAX_ATTRIBUTES_PER_SPAN) dropped++;
    else target[key] = value;
    size += Number(isNew);
  }
  return dropped;
}

/** As it is taken; undefined for what is no value. */
function valid(value: unknown): AttributeValue | undefined {
  if (Array.isArray(value)) return validArray(value);
  return PRIMITIVES.includes(typeof value) ? cut(value as AttributeValue) : undefined;
}

function validArray(value: unknown[]): AttributeValue | undefined {
  const types = new Set(value.filter((item) => (item ?? undefined) !== undefined).map((item) => typeof item));
  const isOneKind = types.size < 2 && [...types].every((type) => PRIMITIVES.includes(type));
  return isOneKind ? (value.map((item) => item && cut(item as AttributeValue)) as AttributeValue) : undefined;
}

function cut(value: AttributeValue): AttributeValue {
  return typeof value === 'string' ? value.slice(0, MAX_VALUE_LENGTH) : value;
}
