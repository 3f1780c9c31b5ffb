import { encodeExportResponse, encodeStatus } from '@throughline/wire/otlp/encodeResponse';
import { corsHeaders, preflightHeaders } from './corsHeaders.ts';
import type { Exchange } from './exchange.ts';
import type { Outcome, RejectedSpans } from './outcome.ts';
import { REFUSALS, type Refusal } from './refusal.ts';
import { rpcCode } from './rpcCode.ts';

type HeaderFields = Record<string, string>;

const COMMON: HeaderFields = { 'Cache-Control': 'no-store' };

const CONTENT_TYPES = { json: 'application/json', protobuf: 'application/x-protobuf' } as const;

/** Rates that end the SDK's reports for the life of its page. */
const STOP = { rum: { sampleRate: 0, reportRate: 0 } };

/** The response for an outcome: OTLP/HTTP 1.9, "Response", in the request's own encoding. */
export function renderAnswer(outcome: Outcome, exchange: Exchange): Response {
  const headers: HeaderFields = { 'X-Request-Id': exchange.requestId, ...COMMON };
  switch (outcome.kind) {
    case 'preflight':
      return new Response(null, {
        status: 204,
        headers: { ...headers, ...preflightHeaders(outcome.allowedOrigin) },
      });
    case 'disabled':
      return success(STOP, exchange, { allowedOrigin: outcome.allowedOrigin });
    case 'ignored': {
      // a crawler's page needs no further posts; one that is prerendered may yet be visited
      const body = outcome.reason === 'bot' ? STOP : {};
      return success(body, exchange, { allowedOrigin: outcome.caller.allowedOrigin });
    }
    case 'accepted': {
      const { caller, rates, rejected } = outcome;
      const partialSuccess = rejected && {
        rejectedSpans: String(rejected.count),
        errorMessage: rejected.message,
      };
      return success({ partialSuccess, rum: rates }, exchange, {
        allowedOrigin: caller.allowedOrigin,
        rejected,
      });
    }
    case 'refused':
      return failure(outcome, exchange, { ...headers, ...corsHeaders(outcome.caller?.allowedOrigin) });
  }
}

interface Success {
  readonly allowedOrigin: string | undefined;
  readonly rejected?: RejectedSpans | undefined;
}

function success(body: object, exchange: Exchange, { allowedOrigin, rejected }: Success): Response {
  const headers = successHeaders(allowedOrigin, exchange.format);
  headers.set('X-Request-Id', exchange.requestId);
  if (exchange.format === 'json') return new Response(JSON.stringify(body), { headers });
  return new Response(encodeExportResponse(rejected?.count ?? 0, rejected?.message ?? ''), { headers });
}

/** Good answers' headers by format and origin; some origins are what a client claims, so few are remembered. */
const known = new Map<string, Headers>();

const MAX_KNOWN = 100;

/** All but the request's id, which each answer sets before they are copied: that takes half of what an object takes. */
function successHeaders(allowedOrigin: string | undefined, format: Exchange['format']): Headers {
  const key = `${format} ${allowedOrigin ?? ''}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const headers = new Headers({
    ...COMMON,
    ...corsHeaders(allowedOrigin),
    'Content-Type': CONTENT_TYPES[format],
  });
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(key, headers);
  return headers;
}

function failure(
  { refusal, caller }: { refusal: Refusal; caller?: unknown },
  exchange: Exchange,
  headers: HeaderFields,
): Response {
  const { status, message } = REFUSALS[refusal.reason];
  const told = caller !== undefined && refusal.detail !== undefined ? refusal.detail : message;
  const body = { code: rpcCode(refusal.reason), message: told };
  const encoded = exchange.format === 'json' ? JSON.stringify(body) : encodeStatus(body.code, body.message);
  const type = { 'Content-Type': CONTENT_TYPES[exchange.format] };
  return new Response(encoded, {
    status,
    headers: { ...headers, ...refusalHeaders(refusal, status), ...type },
  });
}

function refusalHeaders({ reason, retryAfterSeconds }: Refusal, status: number): HeaderFields {
  return {
    // RFC 9110, section 15.5.16: by this a client tells a wrong encoding from a wrong type
    ...(reason === 'unsupported_encoding' && { 'Accept-Encoding': 'gzip' }),
    ...(retryAfterSeconds !== undefined && { 'Retry-After': String(retryAfterSeconds) }),
    ...(status === 405 && { Allow: 'POST, OPTIONS' }),
    ...(status === 401 && { 'WWW-Authenticate': 'Bearer' }),
  };
}
