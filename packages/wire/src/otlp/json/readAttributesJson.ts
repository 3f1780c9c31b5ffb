import { doubleValue, MAX_VALUE_DEPTH } from '../anyValue.ts';
import { type FieldPath, SINGLE } from '../fieldPath.ts';
import type { AnyValue, KeyValue } from '../traces.ts';
import { isObject, type JsonObject, readInt64, readList, readObject, readText } from './jsonFields.ts';

const BASE64 = /^[A-Za-z0-9+/_-]*={0,2}$/;
const DOUBLE_NAMES = new Set(['NaN', 'Infinity', '-Infinity']);

/** Reads a list of `KeyValue`; what is wrong is noted in `path`. */
export function readAttributesJson(value: unknown, path: FieldPath): KeyValue[] {
  return readKeyValues({ value, field: 'attributes', depth: 0 }, path);
}

function readKeyValues(at: { value: unknown; field: string; depth: number }, path: FieldPath): KeyValue[] {
  const list = readList(at.value, at.field, path);
  const attributes: KeyValue[] = [];
  for (let i = 0; i < list.length; i++) {
    const item = list[i];
    if (isPlainText(item)) {
      attributes.push({ key: item.key, value: { stringValue: item.value.stringValue } });
      continue;
    }
    path.enter(at.field, i);
    if (isObject(item)) {
      attributes.push({ key: readText(item.key, 'key', path), value: readValue(item.value, path, at.depth) });
    } else {
      path.fail('', 'must be an object with key and value');
    }
    path.leave();
  }
  return attributes;
}

interface PlainText {
  readonly key: string;
  readonly value: { readonly stringValue: string };
}

/** Nearly every attribute is one: it needs no path, since nothing in it can be wrong. */
function isPlainText(item: unknown): item is PlainText {
  const { key, value } = (item ?? {}) as { key?: unknown; value?: { stringValue?: unknown } | null };
  return typeof key === 'string' && typeof value?.stringValue === 'string';
}

function readValue(value: unknown, path: FieldPath, depth: number): AnyValue {
  if (value === undefined || value === null) return {};
  path.enter('value', SINGLE);
  const read = isObject(value) ? readMember(value, path, depth) : {};
  if (!isObject(value)) path.fail('', 'must be an object such as {"stringValue":"…"}');
  path.leave();
  return read;
}

/** The one member that is set; where a sloppy client sets several, the first in the order of common.proto. */
function readMember(value: JsonObject, path: FieldPath, depth: number): AnyValue {
  const {
    stringValue,
    boolValue,
    intValue,
    doubleValue: double,
    arrayValue,
    kvlistValue,
    bytesValue,
  } = value;
  if (isSet(stringValue)) return { stringValue: readText(stringValue, 'stringValue', path) };
  if (isSet(boolValue)) return { boolValue: readBool(boolValue, path) };
  if (isSet(intValue)) return readInt(intValue, path);
  if (isSet(double)) return doubleValue(readDouble(double, path));
  if (isSet(arrayValue)) return { arrayValue: { values: readArray(arrayValue, path, depth + 1) } };
  if (isSet(kvlistValue)) return { kvlistValue: { values: readKvlist(kvlistValue, path, depth + 1) } };
  if (isSet(bytesValue)) return { bytesValue: readBase64(bytesValue, path) };
  return {};
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** The official JavaScript exporter writes every whole number as intValue, 1e300 too: past 64 bits it is a double. */
function readInt(value: unknown, path: FieldPath): AnyValue {
  if (typeof value === 'number' && Math.abs(value) >= 2 ** 63) return doubleValue(value);
  return { intValue: readInt64(value, 'intValue', path) };
}

function readBool(value: unknown, path: FieldPath): boolean {
  if (typeof value !== 'boolean') path.fail('boolValue', 'must be true or false');
  return value === true;
}

function readDouble(value: unknown, path: FieldPath): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'string' && value !== '') {
    const number = Number(value);
    if (!Number.isNaN(number) || DOUBLE_NAMES.has(value)) return number;
  }
  path.fail('doubleValue', 'must be a number');
  return 0;
}

function readBase64(value: unknown, path: FieldPath): string {
  const text = readText(value, 'bytesValue', path);
  if (!BASE64.test(text)) path.fail('bytesValue', 'must be base64');
  return text.replaceAll('-', '+').replaceAll('_', '/');
}

function readArray(value: unknown, path: FieldPath, depth: number): AnyValue[] {
  if (isTooDeep('arrayValue', path, depth)) return [];
  path.enter('arrayValue', SINGLE);
  const list = readList(readObject(value, '', path).values, 'values', path);
  const values = list.map((item, i) => {
    path.enter('values', i);
    const read = isObject(item) ? readMember(item, path, depth) : {};
    if (!isObject(item)) path.fail('', 'must be an object such as {"stringValue":"…"}');
    path.leave();
    return read;
  });
  path.leave();
  return values;
}

function readKvlist(value: unknown, path: FieldPath, depth: number): KeyValue[] {
  if (isTooDeep('kvlistValue', path, depth)) return [];
  path.enter('kvlistValue', SINGLE);
  const values = readKeyValues({ value: readObject(value, '', path).values, field: 'values', depth }, path);
  path.leave();
  return values;
}

function isTooDeep(field: string, path: FieldPath, depth: number): boolean {
  if (depth > MAX_VALUE_DEPTH) path.fail(field, `is nested deeper than ${MAX_VALUE_DEPTH}`);
  return depth > MAX_VALUE_DEPTH;
}
