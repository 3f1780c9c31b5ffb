import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import type { KeyValue, Span, Traces } from '@throughline/wire/otlp/traces';

/** Writes one message. */
type Write = (writer: BinaryWriter) => void;

/** OTLP protobuf of traces, field by field (opentelemetry-proto, trace.proto); as much of it as the corpus uses. */
export function encodeTraces({ resourceSpans }: Traces): Uint8Array {
  const writer = new BinaryWriter();
  for (const { resource, scopeSpans } of resourceSpans) {
    message(writer, 1, (group) => {
      message(group, 1, (inner) => writeAttributes(inner, 1, resource.attributes));
      for (const { spans } of scopeSpans) message(group, 2, (scope) => writeSpans(scope, spans));
    });
  }
  return writer.finish();
}

function writeSpans(writer: BinaryWriter, spans: readonly Span[]): void {
  for (const span of spans) {
    message(writer, 2, (inner) => {
      inner.tag(1, WireType.LengthDelimited).bytes(Buffer.from(span.traceId, 'hex'));
      inner.tag(2, WireType.LengthDelimited).bytes(Buffer.from(span.spanId, 'hex'));
      inner.tag(5, WireType.LengthDelimited).string(span.name);
      inner.tag(6, WireType.Varint).int32(span.kind);
      inner.tag(7, WireType.Bit64).fixed64(span.startTimeUnixNano);
      inner.tag(8, WireType.Bit64).fixed64(span.endTimeUnixNano);
      writeAttributes(inner, 9, span.attributes ?? []);
      inner.tag(16, WireType.Bit32).fixed32(span.flags ?? 0);
    });
  }
}

function writeAttributes(writer: BinaryWriter, field: number, attributes: readonly KeyValue[]): void {
  for (const { key, value } of attributes) {
    message(writer, field, (inner) => {
      inner.tag(1, WireType.LengthDelimited).string(key);
      message(inner, 2, (any) => {
        if (value.stringValue !== undefined) any.tag(1, WireType.LengthDelimited).string(value.stringValue);
        if (value.boolValue !== undefined) any.tag(2, WireType.Varint).bool(value.boolValue);
        if (value.intValue !== undefined) any.tag(3, WireType.Varint).int64(value.intValue);
        if (value.doubleValue !== undefined) any.tag(4, WireType.Bit64).double(value.doubleValue);
      });
    });
  }
}

function message(writer: BinaryWriter, field: number, write: Write): void {
  writer.tag(field, WireType.LengthDelimited).fork();
  write(writer);
  writer.join();
}
