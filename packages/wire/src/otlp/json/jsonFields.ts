import { knownEnum } from '../enumNames.ts';
import type { FieldPath } from '../fieldPath.ts';

/** A JSON object whose fields are not yet known. */
export type JsonObject = Readonly<Record<string, unknown>>;

const UNSIGNED = /^[0-9]{1,20}$/;
const SIGNED = /^-?[0-9]{1,19}$/;
const LOWER_HEX = /^(?:[0-9a-f]{2})*$/;
const HEX = /^(?:[0-9a-fA-F]{2})*$/;
/** Canonical, and far from the limits of 64 bits. */
const SHORT_INTEGER = /^(?:0|-?[1-9]\d{0,15})$/;
const MAX_UINT64 = 2n ** 64n - 1n;
const MAX_INT64 = 2n ** 63n - 1n;
const MIN_INT64 = -(2n ** 63n);
const MAX_UINT32 = 2 ** 32 - 1;

/** Whether a value is a JSON object: neither null nor an array. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Text; absent or null is empty, as in protobuf's JSON mapping. */
export function readText(value: unknown, field: string, path: FieldPath): string {
  if (typeof value === 'string') return value;
  if (value !== undefined && value !== null) path.fail(field, 'must be a string');
  return '';
}

/** An id in hex of any case and any length, as lower case: OTLP/HTTP, "JSON Protobuf Encoding". */
export function readHex(value: unknown, field: string, path: FieldPath): string {
  const text = readText(value, field, path);
  if (text === '' || LOWER_HEX.test(text)) return text;
  if (!HEX.test(text)) path.fail(field, 'must be hex digits, not base64');
  return text.toLowerCase();
}

/** An unsigned 64-bit integer, a decimal string or a number, as a canonical decimal string. */
export function readUint64(value: unknown, field: string, path: FieldPath): string {
  if (typeof value === 'string' && UNSIGNED.test(value)) {
    if (value.length < 20 && (value[0] !== '0' || value.length === 1)) return value;
    const big = BigInt(value);
    if (big <= MAX_UINT64) return big.toString();
  } else if (typeof value === 'number' && Number.isInteger(value) && value >= 0) {
    const big = BigInt(value);
    if (big <= MAX_UINT64) return big.toString();
  } else if (value === undefined || value === null) {
    return '0';
  }
  path.fail(field, 'must be an unsigned 64-bit integer, as a decimal string');
  return '0';
}

/** A signed 64-bit integer, a decimal string or a number, as a canonical decimal string. */
export function readInt64(value: unknown, field: string, path: FieldPath): string {
  if (typeof value === 'string' && SHORT_INTEGER.test(value)) return value;
  const isInteger =
    typeof value === 'number' ? Number.isInteger(value) : typeof value === 'string' && SIGNED.test(value);
  if (isInteger) {
    const big = BigInt(value as string | number);
    if (big >= MIN_INT64 && big <= MAX_INT64) return big.toString();
  }
  path.fail(field, 'must be a 64-bit integer, as a decimal string');
  return '0';
}

/** An unsigned 32-bit integer, a number or a decimal string; absent is 0. */
export function readUint32(value: unknown, field: string, path: FieldPath): number {
  if (value === undefined || value === null) return 0;
  const number = typeof value === 'string' && UNSIGNED.test(value) ? Number(value) : value;
  if (typeof number === 'number' && Number.isInteger(number) && number >= 0 && number <= MAX_UINT32) {
    return number;
  }
  path.fail(field, 'must be an unsigned 32-bit integer');
  return 0;
}

/**
 * A reader of an enum: OTLP asks for integers, protobuf's JSON mapping also knows names. Integers that this version does
 * not know are 0, the unspecified value, so that a newer client is not refused.
 *
 * @param names the names by number.
 */
export function enumReader(
  names: readonly string[],
): (value: unknown, field: string, path: FieldPath) => number {
  return (value, field, path) => {
    if (value === undefined || value === null) return 0;
    if (typeof value === 'number' && Number.isInteger(value)) return knownEnum(value, names);
    const index = typeof value === 'string' ? names.indexOf(value) : -1;
    if (index >= 0) return index;
    path.fail(field, `must be an integer from 0 to ${names.length - 1}`);
    return 0;
  };
}

/** A repeated field; absent or null is empty. */
export function readList(value: unknown, field: string, path: FieldPath): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (value !== undefined && value !== null) path.fail(field, 'must be an array');
  return [];
}

/** A message field; absent or null is empty. */
export function readObject(value: unknown, field: string, path: FieldPath): JsonObject {
  if (isObject(value)) return value;
  if (value !== undefined && value !== null) path.fail(field, 'must be an object');
  return {};
}
