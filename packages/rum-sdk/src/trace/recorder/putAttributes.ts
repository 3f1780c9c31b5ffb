import type { Attributes } from '@opentelemetry/api';
import { MAX_ATTRIBUTES_PER_SPAN } from '@throughline/conventions/wire';
import { hasOwn } from '../../platform/hasOwn.ts';

const PRIMITIVES: readonly string[] = ['string', 'number', 'boolean'];

/**
 * Puts the given attributes into `target`, by OpenTelemetry's rules: past the limit of 128 new names are dropped, and so
 * is what is no value. Nor are arrays, which the allowlist has none of.
 *
 * @returns how many were above the limit.
 */
export function putAttributes(target: Attributes, given: Attributes | undefined): number {
  let dropped = 0;
  for (const [key, value] of Object.entries(given ?? {})) {
    if (!key || !PRIMITIVES.includes(typeof value)) continue;
    const hasRoom = hasOwn(target, key) || Object.keys(target).length < MAX_ATTRIBUTES_PER_SPAN;
    if (hasRoom) target[key] = value;
    else dropped++;
  }
  return dropped;
}
