import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import { type Field, readFields, writeFields } from './protobufTree.ts';

/** One change of a message that leaves the rest of it readable; `at` is a share of its fields, 0 to 1, at every depth. */
export interface ProtobufMutation {
  readonly kind:
    | 'pb-drop'
    | 'pb-repeat'
    | 'pb-renumber'
    | 'pb-double'
    | 'pb-varint'
    | 'pb-text'
    | 'pb-nest'
    | 'pb-empty';
  readonly at: number;
  /** Which number, double or depth. */
  readonly pick: number;
}

/** The stale marker, NaN with a payload, infinities, the least and the largest, -0. */
const DOUBLES: readonly (readonly number[])[] = [
  [2, 0, 0, 0, 0, 0, 0xf0, 0x7f],
  [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
  [0, 0, 0, 0, 0, 0, 0xf0, 0x7f],
  [0, 0, 0, 0, 0, 0, 0xf0, 0xff],
  [1, 0, 0, 0, 0, 0, 0, 0],
  [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xef, 0x7f],
  [0, 0, 0, 0, 0, 0, 0, 0x80],
];

/** 64 bits of ones in ten bytes, the same over-long, and 32 bits. */
const VARINTS: readonly (readonly number[])[] = [
  [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01],
  [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x00],
  [0xff, 0xff, 0xff, 0xff, 0x0f],
];

/** Invalid UTF-8: a cut sequence, an encoded surrogate, an over-long slash, NUL. */
const TEXTS: readonly (readonly number[])[] = [[0xc3], [0xed, 0xa0, 0x80], [0xc0, 0xaf], [0], [0xff, 0xfe]];

const REPEATS = [2, 200, 3_000];
const DEPTHS = [2, 30, 200, 5_000];

/** Applies a mutation; what is no message comes back as it is. */
export function mutateProtobuf(bytes: Uint8Array, { kind, at, pick }: ProtobufMutation): Uint8Array {
  const fields = readFields(bytes);
  if (fields === undefined || fields.length === 0) return bytes;
  let left = Math.floor(at * countFields(fields));
  const change = (field: Field): readonly Field[] => {
    if (left-- === 0) return changed(field, kind, pick);
    return [field.value instanceof Uint8Array ? field : { ...field, value: field.value.flatMap(change) }];
  };
  return writeFields(fields.flatMap(change));
}

function countFields(fields: readonly Field[]): number {
  return fields.reduce(
    (sum, { value }) => sum + 1 + (value instanceof Uint8Array ? 0 : countFields(value)),
    0,
  );
}

function changed(field: Field, kind: ProtobufMutation['kind'], pick: number): readonly Field[] {
  const { number } = field;
  const choose = <T>(list: readonly T[]): T => list[Math.floor(pick * list.length)] as T;
  const as = (wire: WireType, bytes: readonly number[]) => [{ number, wire, value: Uint8Array.from(bytes) }];
  switch (kind) {
    case 'pb-drop':
      return [];
    case 'pb-empty':
      return [{ number, wire: WireType.LengthDelimited, value: new Uint8Array() }];
    case 'pb-repeat':
      return Array.from({ length: choose(REPEATS) }, () => field);
    case 'pb-renumber':
      return [{ ...field, number: 1 + Math.floor(pick * 40) }];
    case 'pb-double':
      return as(WireType.Bit64, choose(DOUBLES));
    case 'pb-varint':
      return as(WireType.Varint, choose(VARINTS));
    case 'pb-text':
      return as(WireType.LengthDelimited, choose(TEXTS));
    case 'pb-nest':
      return [{ number, wire: WireType.LengthDelimited, value: nested(choose(DEPTHS), pick < 0.5 ? 5 : 6) }];
  }
}

/** An AnyValue in lists (5) or maps (6), so deep (common.proto: ArrayValue.values = 1; KeyValueList.values = 1, KeyValue.value = 2). */
function nested(depth: number, kind: 5 | 6): Uint8Array {
  let value = new BinaryWriter().tag(1, WireType.LengthDelimited).string('deep').finish();
  for (let level = 0; level < depth; level += 1) {
    const inner =
      kind === 5 ? value : new BinaryWriter().tag(2, WireType.LengthDelimited).bytes(value).finish();
    const list = new BinaryWriter().tag(1, WireType.LengthDelimited).bytes(inner).finish();
    value = new BinaryWriter().tag(kind, WireType.LengthDelimited).bytes(list).finish();
  }
  return value;
}
