import type { IdGenerator } from '@opentelemetry/sdk-trace-base';

/** Bytes of a trace id and of a span id (W3C Trace Context). */
const TRACE_ID_BYTES = 16;
const SPAN_ID_BYTES = 8;

/** `bytes` random bytes as lower-case hex; never all zero, which W3C Trace Context calls invalid. */
export function randomHex(bytes: number): string {
  const random = crypto.getRandomValues(new Uint8Array(bytes));
  if (random.every((byte) => byte === 0)) random[bytes - 1] = 1;
  return Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Ids from the browser's cryptographic generator: OpenTelemetry's own come from `Math.random`, and the random flag of
 * W3C Trace Context level 2 promises 56 bits that a sampler may rely on.
 */
export const cryptoIds: IdGenerator = {
  generateTraceId: () => randomHex(TRACE_ID_BYTES),
  generateSpanId: () => randomHex(SPAN_ID_BYTES),
};
