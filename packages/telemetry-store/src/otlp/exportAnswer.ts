import type { RejectedSpan } from '@throughline/wire/otlp/decoded';
import { encodeExportResponse, encodeStatus } from '@throughline/wire/otlp/encodeResponse';
import type { Answer, HttpFault } from '../http/exchange.ts';

export const JSON_TYPE = 'application/json';
export const PROTOBUF_TYPE = 'application/x-protobuf';

/** Rejected spans that the answer names; the number says how many there are. */
const NAMED_REJECTIONS = 3;

/** google.rpc.Code of an HTTP status: what a `Status` carries in its `code`. */
const RPC_CODES: Readonly<Record<number, number>> = {
  400: 3,
  401: 16,
  403: 7,
  404: 5,
  405: 12,
  413: 8,
  415: 3,
  429: 8,
  503: 14,
};
const RPC_UNKNOWN = 2;

/** `ExportTraceServiceResponse` in the request's encoding (OTLP/HTTP, "Full Success" and "Partial Success"). */
export function exportAnswer(rejected: readonly RejectedSpan[], isProtobuf: boolean): Answer {
  const named = rejected.slice(0, NAMED_REJECTIONS).map(({ field, reason }) => `${field} ${reason}`);
  const errorMessage = named.join('; ') + (rejected.length > named.length ? '; …' : '');
  if (isProtobuf)
    return {
      status: 200,
      contentType: PROTOBUF_TYPE,
      body: encodeExportResponse(rejected.length, errorMessage),
    };
  const partialSuccess =
    rejected.length === 0 ? {} : { rejectedSpans: String(rejected.length), errorMessage };
  return { status: 200, contentType: JSON_TYPE, body: JSON.stringify({ partialSuccess }) };
}

/** A refusal with a `google.rpc.Status` in the request's encoding (OTLP/HTTP, "Failures"). */
export function statusAnswer({ status, message, headers }: HttpFault, isProtobuf: boolean): Answer {
  const code = RPC_CODES[status] ?? RPC_UNKNOWN;
  const rest = { status, ...(headers === undefined ? {} : { headers }) };
  if (!isProtobuf) return { ...rest, contentType: JSON_TYPE, body: JSON.stringify({ code, message }) };
  return { ...rest, contentType: PROTOBUF_TYPE, body: encodeStatus(code, message) };
}
