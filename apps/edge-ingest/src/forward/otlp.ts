import { TRACES_PATH } from '@throughline/conventions/wire';
import { type Deflated, storedText } from './deflate/deflated.ts';
import { gzipDeflated } from './deflate/gzipDeflated.ts';
import { createDestination, type Destination } from './destination.ts';
import type { OtlpSettings } from './settings/otlpSettings.ts';
import { verdictOfOtlp } from './verdict/verdict.ts';

const HEAD = storedText('{"resourceSpans":[');
const COMMA = storedText(',');
const TAIL = storedText(']}');

/** An OTLP/HTTP receiver: JSON, gzipped. `endpoint` is its base URL, as in OpenTelemetry's OTEL_EXPORTER_OTLP_ENDPOINT. */
export function otlpDestination({ name, endpoint, headers }: OtlpSettings): Destination {
  return createDestination({
    name,
    url: `${endpoint.replace(/\/+$/, '')}${TRACES_PATH}`,
    headers: { ...headers, 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' },
    judge: verdictOfOtlp,
    empty: otlpBody([]),
  });
}

/**
 * The body of an OTLP request from parts of its `resourceSpans` array, each the JSON of one or more elements joined by
 * commas. They are taken as they are stored, so a resend has identical bytes.
 */
export function otlpBody(parts: readonly Deflated[]): Uint8Array {
  return gzipDeflated([HEAD, ...parts.flatMap((part, i) => (i === 0 ? [part] : [COMMA, part])), TAIL]);
}
