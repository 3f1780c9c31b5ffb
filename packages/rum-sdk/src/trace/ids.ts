/** Bytes of a trace id and of a span id (W3C Trace Context). */
const TRACE_ID_BYTES = 16;
const SPAN_ID_BYTES = 8;

/**
 * `bytes` random bytes as lower-case hex, from the browser's cryptographic generator; never all zero, which W3C Trace
 * Context calls invalid.
 */
export function randomHex(bytes: number): string {
  let hex = '';
  for (const byte of crypto.getRandomValues(new Uint8Array(bytes))) hex += (byte + 256).toString(16).slice(1);
  return /[^0]/.test(hex) ? hex : randomHex(bytes);
}

/** A trace id whose every bit is random, as the random flag of W3C Trace Context level 2 promises for the last 56. */
export const newTraceId = (): string => randomHex(TRACE_ID_BYTES);

/** A span id. */
export const newSpanId = (): string => randomHex(SPAN_ID_BYTES);
