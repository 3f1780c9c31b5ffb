import type { ReadableSpan } from './readableSpan.ts';

/** Structurally OpenTelemetry's own `SpanExporter` (sdk-trace-base 2.x), so that any of them fits. */
export interface SpanExporter {
  export(spans: ReadableSpan[], resultCallback: (result: { code: number; error?: Error }) => void): void;
  shutdown(): Promise<void>;
}
