import { type BinaryReader, base64Encode } from '@bufbuild/protobuf/wire';
import { doubleValue, MAX_VALUE_DEPTH } from '../anyValue.ts';
import type { FieldPath } from '../fieldPath.ts';
import type { AnyValue, KeyValue } from '../traces.ts';
import { endOfField, readMessage, tagOf } from './protobufMessage.ts';

/** common.proto, KeyValue. */
const KEY = tagOf.bytes(1);
const VALUE = tagOf.bytes(2);

/** common.proto, AnyValue. */
const STRING = tagOf.bytes(1);
const BOOL = tagOf.varint(2);
const INT = tagOf.varint(3);
const DOUBLE = tagOf.fixed64(4);
const ARRAY = tagOf.bytes(5);
const KVLIST = tagOf.bytes(6);
const BYTES = tagOf.bytes(7);

/** common.proto, ArrayValue and KeyValueList. */
const VALUES = tagOf.bytes(1);

/** Decodes the `KeyValue` at which the reader stands; what is wrong is noted in `path`. */
export function decodeKeyValue(reader: BinaryReader, path: FieldPath, depth = 0): KeyValue {
  const pair: KeyValue = { key: '', value: {} };
  readMessage(reader, endOfField(reader), (tag) => {
    if (tag === KEY) pair.key = reader.string();
    else if (tag === VALUE) pair.value = decodeAnyValue(reader, path, depth);
    else return false;
    return true;
  });
  return pair;
}

/** The last member wins, as protobuf says of a oneof that is there more than once. */
function decodeAnyValue(reader: BinaryReader, path: FieldPath, depth: number): AnyValue {
  let value: AnyValue = {};
  readMessage(reader, endOfField(reader), (tag) => {
    const member = decodeScalar(reader, tag) ?? decodeNested(reader, { tag, path, depth: depth + 1 });
    if (member !== undefined) value = member;
    return member !== undefined;
  });
  return value;
}

function decodeScalar(reader: BinaryReader, tag: number): AnyValue | undefined {
  switch (tag) {
    case STRING:
      return { stringValue: reader.string() };
    case BOOL:
      return { boolValue: reader.bool() };
    case INT:
      return { intValue: reader.int64().toString() };
    case DOUBLE:
      return doubleValue(reader.double());
    case BYTES:
      return { bytesValue: base64Encode(reader.bytes()) };
    default:
      return undefined;
  }
}

function decodeNested(
  reader: BinaryReader,
  at: { readonly tag: number; readonly path: FieldPath; readonly depth: number },
): AnyValue | undefined {
  if (at.tag !== ARRAY && at.tag !== KVLIST) return undefined;
  const isArray = at.tag === ARRAY;
  if (at.depth > MAX_VALUE_DEPTH) {
    at.path.fail(isArray ? 'arrayValue' : 'kvlistValue', `is nested deeper than ${MAX_VALUE_DEPTH}`);
    reader.bytes();
    return {};
  }
  const items: AnyValue[] = [];
  const pairs: KeyValue[] = [];
  readMessage(reader, endOfField(reader), (tag) => {
    if (tag !== VALUES) return false;
    if (isArray) items.push(decodeAnyValue(reader, at.path, at.depth));
    else pairs.push(decodeKeyValue(reader, at.path, at.depth));
    return true;
  });
  return isArray ? { arrayValue: { values: items } } : { kvlistValue: { values: pairs } };
}
