import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';

/**
 * `ExportTraceServiceResponse` in protobuf (trace_service.proto): empty for full success, else the partial success.
 *
 * @param rejectedSpans spans that were left out.
 */
export function encodeExportResponse(rejectedSpans: number, errorMessage: string): Uint8Array<ArrayBuffer> {
  const writer = new BinaryWriter();
  if (rejectedSpans === 0 && errorMessage === '') return writer.finish();
  writer.tag(1, WireType.LengthDelimited).fork();
  writer.tag(1, WireType.Varint).int64(rejectedSpans);
  writer.tag(2, WireType.LengthDelimited).string(errorMessage);
  return writer.join().finish();
}

/**
 * `google.rpc.Status` in protobuf, the body of every OTLP refusal of a protobuf request (OTLP/HTTP, "Failures").
 *
 * @param code a `google.rpc.Code`.
 */
export function encodeStatus(code: number, message: string): Uint8Array<ArrayBuffer> {
  const writer = new BinaryWriter().tag(1, WireType.Varint).int32(code);
  return writer.tag(2, WireType.LengthDelimited).string(message).finish();
}
