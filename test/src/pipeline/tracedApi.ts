import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { context, propagation, SpanKind, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { NodeTracerProvider, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-node';

/** Somebody's API, as it would be: the official OpenTelemetry SDK with its default, parent-based sampler. */
export interface TracedApi {
  origin: string;
  /** Headers of each call that came, in order. */
  calls: Record<string, string | string[] | undefined>[];
  close(): Promise<void>;
}

/**
 * Starts an API on a free port that allows `pageOrigin` to call it with trace headers, and sends its server spans
 * to an OTLP endpoint as the service `example-api`.
 */
export async function startTracedApi(options: {
  pageOrigin: string;
  otlp: string;
  token: string;
}): Promise<TracedApi> {
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'example-api' }),
    spanProcessors: [
      new SimpleSpanProcessor(
        new OTLPTraceExporter({
          url: `${options.otlp}/v1/traces`,
          headers: { authorization: `Bearer ${options.token}` },
        }),
      ),
    ],
  });
  provider.register({
    propagator: new W3CTraceContextPropagator(),
    contextManager: new AsyncLocalStorageContextManager(),
  });
  const tracer = trace.getTracer('example-api');
  const calls: TracedApi['calls'] = [];
  const server = createServer((request, response) => {
    response.setHeader('access-control-allow-origin', options.pageOrigin);
    response.setHeader('access-control-allow-headers', 'traceparent, tracestate, content-type');
    if (request.method === 'OPTIONS') return void response.writeHead(204).end();
    calls.push(request.headers);
    const parent = propagation.extract(context.active(), request.headers);
    const span = tracer.startSpan(`${request.method} /api/quotes/:id`, { kind: SpanKind.SERVER }, parent);
    response.setHeader('content-type', 'application/json');
    response.end('{"quote":"measure twice"}', () => span.end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    async close() {
      await provider.shutdown();
      trace.disable();
      propagation.disable();
      context.disable();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
