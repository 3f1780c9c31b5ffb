import type { Context, Span, SpanContext } from '@opentelemetry/api';

// OpenTelemetry's API makes its keys by `Symbol.for`, so that every copy of it finds the same values
const SPAN_KEY = Symbol.for('OpenTelemetry Context Key SPAN');
const SUPPRESSED_KEY = Symbol.for('OpenTelemetry SDK Context Key SUPPRESS_TRACING');

/** The span of a context. */
export function spanOf(context: Context | undefined): Span | undefined {
  return context?.getValue(SPAN_KEY) as Span | undefined;
}

/** Whether the program asked for no spans here: OpenTelemetry's exporters do, around their own requests. */
export function isSuppressed(context: Context | undefined): boolean {
  return context?.getValue(SUPPRESSED_KEY) === true;
}

/** Whether it names a span (W3C Trace Context: hex of the right length, not all zero). */
export function isValid({ traceId, spanId }: SpanContext): boolean {
  return /^(?!0*-)[\da-f]{32}-(?!0*$)[\da-f]{16}$/i.test(`${traceId}-${spanId}`);
}
