import type { DecodedTraces, WireError } from '@throughline/wire/otlp/decoded';
import { readTracesJson } from '@throughline/wire/otlp/json/readTracesJson';
import { decodeTracesProtobuf } from '@throughline/wire/otlp/protobuf/decodeTracesProtobuf';
import type { Result } from '@throughline/wire/result';
import type { Caller } from '../admit/caller.ts';
import type { Refusal } from '../answer/refusal.ts';
import type { BodyHost } from './bodyHost.ts';
import { bodyLimits } from './bodyLimits.ts';
import { parseJson } from './parseJson.ts';
import { readBody } from './readBody.ts';

/** A decoded body, with its bytes, by which a batch without an id is known. */
export interface DecodedBody extends DecodedTraces {
  readonly bytes: Uint8Array<ArrayBuffer>;
}

type Decode = (bytes: Uint8Array, maxSpans: number) => Result<DecodedTraces, WireError>;

/** `text/plain` is OTLP JSON too: a type that is safelisted for CORS. */
const DECODERS: ReadonlyMap<string, Decode> = new Map([
  ['text/plain', decodeJson],
  ['application/json', decodeJson],
  ['application/x-protobuf', decodeTracesProtobuf],
]);

/** The second station: content type, size, gzip, encoding, structure. */
export async function decodeTraces(
  request: Request,
  caller: Caller,
  host: BodyHost,
): Promise<Result<DecodedBody, Refusal>> {
  const decode = DECODERS.get(mediaType(request));
  if (decode === undefined) {
    const detail = `Content-Type: must be one of ${[...DECODERS.keys()].join(', ')}`;
    return { ok: false, error: { reason: 'unsupported_type', detail } };
  }
  const limits = bodyLimits(caller);
  const body = await readBody(request, limits, host);
  if (!body.ok) return body;
  const decoded = decode(body.value, limits.spans);
  if (!decoded.ok) {
    const { field, reason } = decoded.error;
    const detail = `${field || 'body'}: ${reason}`;
    return { ok: false, error: { reason: 'malformed', detail } };
  }
  if (decoded.value.spans > limits.spans) {
    const detail = `spans: ${decoded.value.spans} are more than ${limits.spans}; send smaller batches`;
    return { ok: false, error: { reason: 'too_many_spans', detail } };
  }
  const { traces, rejected, spans } = decoded.value;
  return { ok: true, value: { traces, rejected, spans, bytes: body.value } };
}

function decodeJson(bytes: Uint8Array, maxSpans: number): Result<DecodedTraces, WireError> {
  const parsed = parseJson(bytes);
  if (!parsed.ok) return { ok: false, error: { field: '', reason: parsed.error } };
  return readTracesJson(parsed.value, maxSpans);
}

function mediaType(request: Request): string {
  const type = request.headers.get('content-type') ?? '';
  return (type.split(';', 1)[0] ?? '').trim().toLowerCase();
}
