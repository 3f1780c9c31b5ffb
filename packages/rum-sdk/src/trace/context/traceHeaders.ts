import type { SpanContext } from '@opentelemetry/api';

/** The headers that carry a trace to a backend (W3C Trace Context). */
export interface TraceHeaders {
  readonly traceparent: string;
  readonly tracestate?: string;
}

/**
 * `traceparent` with level 2 flags: `03` for a sampled span, `02` for one that isn't. An unsampled page view sends it
 * too: a backend that gets no header decides for itself, and would keep half of a trace.
 */
export function traceHeaders(context: SpanContext): TraceHeaders {
  const flags = context.traceFlags.toString(16).padStart(2, '0');
  const traceparent = `00-${context.traceId}-${context.spanId}-${flags}`;
  const tracestate = context.traceState?.serialize();
  return tracestate ? { traceparent, tracestate } : { traceparent };
}
