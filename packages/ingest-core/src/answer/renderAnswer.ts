import { encodeExportResponse, encodeStatus } from '@throughline/wire/otlp/encodeResponse';
import { corsHeaders, preflightHeaders } from './corsHeaders.ts';
import type { Exchange } from './exchange.ts';
import type { Outcome, RejectedSpans } from './outcome.ts';
import { REFUSALS, type Refusal } from './refusal.ts';
import { rpcCode } from './rpcCode.ts';

type Headers = Record<string, string>;

/** Rates that end the SDK's reports for the life of its page. */
const STOP = { rum: { sampleRate: 0, reportRate: 0 } };

/** The response for an outcome: OTLP/HTTP 1.9, "Response", in the request's own encoding. */
export function renderAnswer(outcome: Outcome, exchange: Exchange): Response {
  const headers: Headers = { 'X-Request-Id': exchange.requestId, 'Cache-Control': 'no-store' };
  switch (outcome.kind) {
    case 'preflight':
      return new Response(null, {
        status: 204,
        headers: { ...headers, ...preflightHeaders(outcome.allowedOrigin) },
      });
    case 'disabled': {
      return success(STOP, undefined, {
        exchange,
        headers: { ...headers, ...corsHeaders(outcome.allowedOrigin) },
      });
    }
    case 'ignored': {
      // a crawler's page needs no further posts; one that is prerendered may yet be visited
      const body = outcome.reason === 'bot' ? STOP : {};
      return success(body, undefined, {
        exchange,
        headers: { ...headers, ...corsHeaders(outcome.caller.allowedOrigin) },
      });
    }
    case 'accepted': {
      const { caller, rates, rejected } = outcome;
      const partialSuccess = rejected && {
        rejectedSpans: String(rejected.count),
        errorMessage: rejected.message,
      };
      const body = { ...(partialSuccess && { partialSuccess }), ...(rates && { rum: rates }) };
      return success(body, rejected, {
        exchange,
        headers: { ...headers, ...corsHeaders(caller.allowedOrigin) },
      });
    }
    case 'refused':
      return failure(outcome, exchange, { ...headers, ...corsHeaders(outcome.caller?.allowedOrigin) });
  }
}

function success(
  body: object,
  rejected: RejectedSpans | undefined,
  { exchange, headers }: { exchange: Exchange; headers: Headers },
): Response {
  if (exchange.format === 'json') return json(body, 200, headers);
  return protobuf(encodeExportResponse(rejected?.count ?? 0, rejected?.message ?? ''), 200, headers);
}

function failure(
  { refusal, caller }: { refusal: Refusal; caller?: unknown },
  exchange: Exchange,
  headers: Headers,
): Response {
  const { status, message } = REFUSALS[refusal.reason];
  const told = caller !== undefined && refusal.detail !== undefined ? refusal.detail : message;
  const body = { code: rpcCode(refusal.reason), message: told };
  const all = { ...headers, ...refusalHeaders(refusal, status) };
  return exchange.format === 'json'
    ? json(body, status, all)
    : protobuf(encodeStatus(body.code, body.message), status, all);
}

function refusalHeaders({ reason, retryAfterSeconds }: Refusal, status: number): Headers {
  return {
    // RFC 9110, section 15.5.16: by this a client tells a wrong encoding from a wrong type
    ...(reason === 'unsupported_encoding' && { 'Accept-Encoding': 'gzip' }),
    ...(retryAfterSeconds !== undefined && { 'Retry-After': String(retryAfterSeconds) }),
    ...(status === 405 && { Allow: 'POST, OPTIONS' }),
    ...(status === 401 && { 'WWW-Authenticate': 'Bearer' }),
  };
}

function json(body: object, status: number, headers: Headers): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...headers, 'Content-Type': 'application/json' },
  });
}

function protobuf(body: Uint8Array<ArrayBuffer>, status: number, headers: Headers): Response {
  return new Response(body, { status, headers: { ...headers, 'Content-Type': 'application/x-protobuf' } });
}
