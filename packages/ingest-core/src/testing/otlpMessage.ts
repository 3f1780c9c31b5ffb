import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';

/** A value of a field, by how protobuf writes it. */
export type FieldValue =
  | { readonly text: string }
  | { readonly bytes: Uint8Array }
  | { readonly hex: string }
  | { readonly int: number }
  | { readonly double: number }
  | { readonly fixed64: bigint }
  | { readonly fixed32: number }
  | { readonly message: OtlpMessage }
  | { readonly each: readonly OtlpMessage[] };

/** The fields of a message with their numbers and names in OTLP's .proto files: both encodings from one table. */
export type OtlpMessage = readonly (readonly [number: number, name: string, value: FieldValue])[];

/** A message as OTLP's JSON has it: ids in hex, bytes in base64, whole numbers as text. */
export function otlpJson(message: OtlpMessage): Record<string, unknown> {
  return Object.fromEntries(message.map(([, name, value]) => [name, jsonOf(value)]));
}

function jsonOf(value: FieldValue): unknown {
  if ('text' in value) return value.text;
  if ('hex' in value) return value.hex;
  if ('bytes' in value) return btoa(String.fromCharCode(...value.bytes));
  if ('double' in value) return value.double;
  if ('fixed32' in value) return value.fixed32;
  if ('message' in value) return otlpJson(value.message);
  if ('each' in value) return value.each.map(otlpJson);
  // enums are numbers there, and a reader has to take other integers as such
  return 'int' in value ? value.int : String(value.fixed64);
}

/** The same message in protobuf. */
export function otlpProtobuf(message: OtlpMessage): Uint8Array<ArrayBuffer> {
  const writer = new BinaryWriter();
  for (const [number, , value] of message) write(writer, number, value);
  return new Uint8Array(writer.finish());
}

function write(writer: BinaryWriter, number: number, value: FieldValue): void {
  if ('int' in value) writer.tag(number, WireType.Varint).int64(value.int);
  else if ('double' in value) writer.tag(number, WireType.Bit64).double(value.double);
  else if ('fixed32' in value) writer.tag(number, WireType.Bit32).fixed32(value.fixed32);
  else if ('fixed64' in value) writer.tag(number, WireType.Bit64).fixed64(value.fixed64);
  else if ('text' in value) writer.tag(number, WireType.LengthDelimited).string(value.text);
  else if ('message' in value) write(writer, number, { bytes: otlpProtobuf(value.message) });
  else if ('each' in value) for (const one of value.each) write(writer, number, { bytes: otlpProtobuf(one) });
  else writer.tag(number, WireType.LengthDelimited).bytes('hex' in value ? fromHex(value.hex) : value.bytes);
}

function fromHex(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
}
