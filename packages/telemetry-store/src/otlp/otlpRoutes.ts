import { TRACES_PATH } from '@throughline/conventions/wire';
import type { DecodedTraces } from '@throughline/wire/otlp/decoded';
import { readTracesJson } from '@throughline/wire/otlp/json/readTracesJson';
import { decodeTracesProtobuf } from '@throughline/wire/otlp/protobuf/decodeTracesProtobuf';
import type { Result } from '@throughline/wire/result';
import type { GroupCommit } from '../database/groupCommit.ts';
import { bearerCheck } from '../http/bearer.ts';
import type { Answer, HttpFault, RefuseAnswer, Route, StoreRequest } from '../http/exchange.ts';
import { insertSpans } from '../traces/insertSpans.ts';
import { exportAnswer, JSON_TYPE, PROTOBUF_TYPE, statusAnswer } from './exportAnswer.ts';

const BUSY: HttpFault = {
  status: 503,
  message: 'too many writes are waiting for the disk',
  headers: { 'Retry-After': '1' },
};

/** The OTLP port: `POST /v1/traces`, JSON and protobuf, behind the bearer token. */
export function otlpRoutes(commits: GroupCommit, token: string): Route[] {
  const check = bearerCheck(token);
  return [{ method: 'POST', path: TRACES_PATH, handle: (request) => receive(request, commits, check) }];
}

/** Refusals of the OTLP port are `google.rpc.Status`, in protobuf to those who sent protobuf. */
export const refuseOtlp: RefuseAnswer = (fault, request) =>
  statusAnswer(fault, mediaType(request) === PROTOBUF_TYPE);

async function receive(
  request: StoreRequest,
  commits: GroupCommit,
  check: (request: StoreRequest) => HttpFault | undefined,
): Promise<Answer> {
  const refused = check(request) ?? checkHeaders(request);
  if (refused !== undefined) return refuseOtlp(refused, request);
  const body = await request.body();
  if (!body.ok) return refuseOtlp(body.error, request);
  const isProtobuf = mediaType(request) === PROTOBUF_TYPE;
  const decoded = isProtobuf ? decodeProtobuf(body.value) : decodeJson(body.value);
  if (!decoded.ok) return refuseOtlp(decoded.error, request);
  const { traces, rejected } = decoded.value;
  if (traces.resourceSpans.length > 0) {
    const outcome = await commits.commit((connection) => insertSpans(connection, traces));
    if (outcome === 'busy') return refuseOtlp(BUSY, request);
  }
  return exportAnswer(rejected, isProtobuf);
}

function mediaType(request: StoreRequest): string {
  return (request.header('content-type')?.split(';')[0] ?? '').trim().toLowerCase();
}

function checkHeaders(request: StoreRequest): HttpFault | undefined {
  const type = mediaType(request);
  if (type !== JSON_TYPE && type !== PROTOBUF_TYPE) {
    return { status: 415, message: `Content-Type must be ${JSON_TYPE} or ${PROTOBUF_TYPE}` };
  }
  const encoding = (request.header('content-encoding') ?? 'identity').trim().toLowerCase();
  if (encoding === 'gzip' || encoding === 'identity') return undefined;
  return { status: 415, message: 'Content-Encoding must be gzip or absent' };
}

function decodeProtobuf(body: Uint8Array): Result<DecodedTraces, HttpFault> {
  const decoded = decodeTracesProtobuf(body);
  return decoded.ok ? decoded : malformed(`${decoded.error.field} ${decoded.error.reason}`);
}

function decodeJson(body: Uint8Array): Result<DecodedTraces, HttpFault> {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (error) {
    return malformed(`the body is not JSON: ${error instanceof Error ? error.message : ''}`);
  }
  const decoded = readTracesJson(value);
  return decoded.ok ? decoded : malformed(`${decoded.error.field} ${decoded.error.reason}`);
}

function malformed(message: string): Result<DecodedTraces, HttpFault> {
  return { ok: false, error: { status: 400, message: message.trim() } };
}
