import type { ReadableSpan } from '../trace/recorder/readableSpan.ts';
import type { SpanExporter } from '../trace/recorder/spanExporter.ts';
import type { Sender } from './sender.ts';

/** Sends through an OpenTelemetry exporter, such as the official `OTLPTraceExporter`. Retries are the exporter's own. */
export function exporterSender(exporter: SpanExporter): Sender {
  return {
    send(spans) {
      // an exporter, by the specification, gets sampled spans only
      const copies = spans.map(({ copy }) => copy as ReadableSpan);
      const sampled = copies.filter((span) => span.spanContext().traceFlags & 1);
      if (sampled.length === 0) return Promise.resolve();
      return new Promise((resolve) => {
        exporter.export(sampled, () => resolve());
      });
    },
    insure: () => undefined,
    isWaiting: () => false,
    // what an exporter has taken is its own
    forget: () => undefined,
  };
}
