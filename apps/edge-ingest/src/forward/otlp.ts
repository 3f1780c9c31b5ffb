import { TRACES_PATH } from '@throughline/conventions/wire';
import { createDestination, type Destination } from './destination.ts';
import { gzip } from './gzip.ts';
import type { OtlpSettings } from './settings/otlpSettings.ts';
import { verdictOfOtlp } from './verdict/verdict.ts';

const HEAD = new TextEncoder().encode('{"resourceSpans":[');
const COMMA = new TextEncoder().encode(',');
const TAIL = new TextEncoder().encode(']}');

/** An OTLP/HTTP receiver: JSON, gzipped. `endpoint` is its base URL, as in OpenTelemetry's OTEL_EXPORTER_OTLP_ENDPOINT. */
export function otlpDestination({ name, endpoint, headers }: OtlpSettings): Destination {
  return createDestination({
    name,
    url: `${endpoint.replace(/\/+$/, '')}${TRACES_PATH}`,
    headers: { ...headers, 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' },
    judge: verdictOfOtlp,
  });
}

/**
 * The body of an OTLP request from pieces of its `resourceSpans` array, each the JSON of one or more elements joined by
 * commas. The pieces are taken as they are stored, so a resend has identical bytes.
 */
export function otlpBody(pieces: readonly Uint8Array[]): Uint8Array {
  return gzip([HEAD, ...pieces.flatMap((piece, i) => (i === 0 ? [piece] : [COMMA, piece])), TAIL]);
}
