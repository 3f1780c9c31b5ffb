import { type BinaryReader, WireType } from '@bufbuild/protobuf/wire';
import { type FieldPath, SINGLE } from '../fieldPath.ts';

/** Tags as they stand on the wire: field number and wire type in one integer. */
export const tagOf = {
  varint: (field: number): number => (field << 3) | WireType.Varint,
  fixed64: (field: number): number => (field << 3) | WireType.Bit64,
  fixed32: (field: number): number => (field << 3) | WireType.Bit32,
  bytes: (field: number): number => (field << 3) | WireType.LengthDelimited,
} as const;

/**
 * Reads the fields of the message that ends at `end`. What `take` does not know (it returns false) is skipped, a known
 * field number with another wire type too, as protobuf parsers do.
 *
 * @throws RangeError or Error where the bytes are not protobuf; the decoder's entry turns it into a value.
 */
export function readMessage(reader: BinaryReader, end: number, take: (tag: number) => boolean): void {
  while (reader.pos < end) {
    const [field, wireType] = reader.tag();
    if (!take((field << 3) | wireType)) reader.skip(wireType, field);
  }
  if (reader.pos !== end) throw new RangeError('a field runs past the end of its message');
}

/** A varint of 32 bits; a longer one may be a small number written long, or one whose upper bits `uint32` drops. */
const MAX_LENGTH_BYTES = 5;

/** The end of the length-delimited field that starts here. */
export function endOfField(reader: BinaryReader): number {
  const begun = reader.pos;
  let length = reader.uint32();
  if (reader.pos - begun >= MAX_LENGTH_BYTES) {
    reader.pos = begun;
    length = Number(reader.uint64());
  }
  const end = reader.pos + length;
  if (end > reader.len) throw new RangeError('the body ends in the middle of a message');
  return end;
}

/** Reads a nested message, with `path` inside of it. */
export function readNested(
  reader: BinaryReader,
  at: { readonly path: FieldPath; readonly field: string; readonly index?: number },
  take: (tag: number) => boolean,
): void {
  at.path.enter(at.field, at.index ?? SINGLE);
  readMessage(reader, endOfField(reader), take);
  at.path.leave();
}
