import { BinaryWriter } from '@bufbuild/protobuf/wire';
import type { RejectedSpans } from './outcome.ts';

/** `google.rpc.Status`: code (1), message (2). */
export function encodeStatus({ code, message }: { code: number; message: string }): Uint8Array<ArrayBuffer> {
  return bytes(new BinaryWriter().tag(1, 0).int32(code).tag(2, 2).string(message));
}

/** `ExportTraceServiceResponse`: partial_success (1) with rejected_spans (1) and error_message (2). */
export function encodeExportResponse(rejected: RejectedSpans | undefined): Uint8Array<ArrayBuffer> {
  const writer = new BinaryWriter();
  if (rejected !== undefined) {
    writer.tag(1, 2).fork();
    writer.tag(1, 0).int64(rejected.count).tag(2, 2).string(rejected.message).join();
  }
  return bytes(writer);
}

function bytes(writer: BinaryWriter): Uint8Array<ArrayBuffer> {
  return new Uint8Array(writer.finish());
}
