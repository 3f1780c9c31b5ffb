import { encodeStatus } from '@throughline/wire/otlp/encodeResponse';
import { statusResponse } from './statusResponse.ts';

/** `google.rpc.Code.NOT_FOUND`. */
const NOT_FOUND = 5;

/** The other signals of OTLP/HTTP, and `/v1/traces` as a base URL with a slash too many makes it. */
const NEAR_TRACES = /^(?:\/_rum)?\/+v1(?:development)?\/[a-z]+\/*$/;

const TRACES_ONLY =
  'traces only, at POST /v1/traces; turn the other signals off (OTEL_METRICS_EXPORTER=none, OTEL_LOGS_EXPORTER=none)';

/** 404 in the encoding of the request, since an OTLP exporter logs what the `Status` says. */
export function answerUnknownPath(request: Request, pathname: string): Response {
  const message = NEAR_TRACES.test(pathname) ? TRACES_ONLY : 'there is nothing at this path';
  const type = request.headers.get('Content-Type') ?? '';
  if (!/^\s*application\/x-protobuf\b/i.test(type)) return statusResponse(404, message);
  return new Response(encodeStatus(NOT_FOUND, message), {
    status: 404,
    headers: { 'Content-Type': 'application/x-protobuf', 'Cache-Control': 'no-store' },
  });
}
