import type { Context, Span } from '@opentelemetry/api';
import type { ReadableSpan } from './readableSpan.ts';

/** Structurally OpenTelemetry's own `SpanProcessor` (sdk-trace-base 2.x), so that any of them fits. */
export interface SpanProcessor {
  onStart(span: Span & ReadableSpan, parentContext: Context): void;
  onEnding?(span: Span & ReadableSpan): void;
  onEnd(span: ReadableSpan): void;
  forceFlush(): Promise<void>;
  shutdown(): Promise<void>;
}
