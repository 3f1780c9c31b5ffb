import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import type { Json } from './markedTraces.ts';

type Kind = 'string' | 'bytes' | 'hex' | 'fixed64' | 'fixed32' | 'uint32' | Fields;
interface Fields {
  readonly [name: string]: readonly [number: number, kind: Kind];
}

const VALUE: Fields = {
  stringValue: [1, 'string'],
  get arrayValue(): [number, Kind] {
    return [5, { values: [1, VALUE] }];
  },
  get kvlistValue(): [number, Kind] {
    return [6, { values: [1, PAIR] }];
  },
  bytesValue: [7, 'bytes'],
};
const PAIR: Fields = { key: [1, 'string'], value: [2, VALUE] };
const EVENT: Fields = { timeUnixNano: [1, 'fixed64'], name: [2, 'string'], attributes: [3, PAIR] };
const LINK: Fields = {
  ...{ traceId: [1, 'hex'], spanId: [2, 'hex'], traceState: [3, 'string'], attributes: [4, PAIR] },
  droppedAttributesCount: [5, 'uint32'],
} as Fields;
const SPAN: Fields = {
  ...{
    traceId: [1, 'hex'],
    spanId: [2, 'hex'],
    traceState: [3, 'string'],
    parentSpanId: [4, 'hex'],
    name: [5, 'string'],
  },
  ...{
    kind: [6, 'uint32'],
    startTimeUnixNano: [7, 'fixed64'],
    endTimeUnixNano: [8, 'fixed64'],
    attributes: [9, PAIR],
  },
  ...{
    droppedAttributesCount: [10, 'uint32'],
    events: [11, EVENT],
    droppedEventsCount: [12, 'uint32'],
    links: [13, LINK],
  },
  ...{
    droppedLinksCount: [14, 'uint32'],
    status: [15, { message: [2, 'string'], code: [3, 'uint32'] }],
    flags: [16, 'fixed32'],
  },
} as Fields;
const SCOPE: Fields = { name: [1, 'string'], version: [2, 'string'], attributes: [3, PAIR] };
const REQUEST: Fields = {
  resourceSpans: [
    1,
    {
      resource: [1, { attributes: [1, PAIR], entityRefs: [3, { type: [2, 'string'] }] }],
      scopeSpans: [2, { scope: [1, SCOPE], spans: [2, SPAN], schemaUrl: [3, 'string'] }],
      schemaUrl: [3, 'string'],
    },
  ],
};

/** No message of trace.proto has such a field. */
const UNKNOWN_FIELD = 999;

/** An export as protobuf (opentelemetry-proto, trace.proto); what it doesn't know goes into unknown fields, as text. */
export function encodeMarked(body: { readonly [key: string]: Json }): Uint8Array {
  const writer = new BinaryWriter();
  writeMessage(writer, body, REQUEST);
  return writer.finish();
}

function writeMessage(writer: BinaryWriter, message: { readonly [key: string]: Json }, fields: Fields): void {
  for (const [name, value] of Object.entries(message)) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    for (const one of Array.isArray(value) ? (value as Json[]) : [value]) {
      if (field === undefined)
        writer.tag(UNKNOWN_FIELD, WireType.LengthDelimited).string(JSON.stringify({ [name]: one }));
      else writeField(writer, field, one);
    }
  }
}

function writeField(writer: BinaryWriter, [number, kind]: Fields[string], value: Json): void {
  if (typeof kind === 'object') {
    writer.tag(number, WireType.LengthDelimited).fork();
    writeMessage(writer, value as { [key: string]: Json }, kind);
    writer.join();
    return;
  }
  const text = String(value);
  if (kind === 'string') writer.tag(number, WireType.LengthDelimited).string(text);
  if (kind === 'bytes') writer.tag(number, WireType.LengthDelimited).bytes(Buffer.from(text, 'base64'));
  if (kind === 'hex') writer.tag(number, WireType.LengthDelimited).bytes(Buffer.from(text, 'hex'));
  if (kind === 'fixed64') writer.tag(number, WireType.Bit64).fixed64(text);
  if (kind === 'fixed32') writer.tag(number, WireType.Bit32).fixed32(Number(value));
  if (kind === 'uint32') writer.tag(number, WireType.Varint).uint32(Number(value));
}
