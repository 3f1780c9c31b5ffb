import { BinaryReader, BinaryWriter, WireType } from '@bufbuild/protobuf/wire';

/** A field of a message of which nothing is known but its bytes; `value` is a message where its bytes read as one. */
export interface Field {
  readonly number: number;
  readonly wire: WireType;
  readonly value: Uint8Array | readonly Field[];
}

/** Deeper than OTLP's own messages. */
const MAX_DEPTH = 12;

/** The fields of a message; undefined where the bytes are none. */
export function readFields(bytes: Uint8Array, depth = 0): Field[] | undefined {
  const fields: Field[] = [];
  const reader = new BinaryReader(bytes);
  try {
    while (reader.pos < reader.len) {
      const [number, wire] = reader.tag();
      if (wire === WireType.StartGroup || wire === WireType.EndGroup) return undefined;
      fields.push({ number, wire, value: readValue(reader, wire, depth) });
    }
  } catch {
    return undefined;
  }
  return fields;
}

function readValue(reader: BinaryReader, wire: WireType, depth: number): Field['value'] {
  if (wire !== WireType.LengthDelimited) return reader.skip(wire);
  const bytes = reader.bytes();
  const inner = depth < MAX_DEPTH && bytes.length > 1 ? readFields(bytes, depth + 1) : undefined;
  return inner ?? bytes;
}

/** The bytes of a message. */
export function writeFields(fields: readonly Field[]): Uint8Array {
  const writer = new BinaryWriter();
  for (const { number, wire, value } of fields) {
    writer.tag(number, wire);
    const bytes = value instanceof Uint8Array ? value : writeFields(value);
    if (wire === WireType.LengthDelimited) writer.bytes(bytes);
    else writer.raw(bytes);
  }
  return writer.finish();
}
