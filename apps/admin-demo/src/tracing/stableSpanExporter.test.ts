import { SpanStatusCode } from '@opentelemetry/api';
import { InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { expect, it } from 'vitest';
import { StableSpanExporter } from './stableSpanExporter.ts';

it('passes on stable names only, and nothing that a user typed', () => {
  const memory = new InMemorySpanExporter();
  const provider = new NodeTracerProvider({
    spanProcessors: [new SimpleSpanProcessor(new StableSpanExporter(memory))],
  });
  const span = provider.getTracer('next.js').startSpan('GET /residences/[id]', {
    attributes: {
      'http.method': 'GET',
      'http.status_code': 500,
      'http.target': '/residences/7?search=planted%40example.org',
      'http.route': '/residences/[id]',
      'next.rsc': false,
    },
  });
  span.recordException(new TypeError('no room for planted@example.org'));
  span.setStatus({ code: SpanStatusCode.ERROR, message: 'no room for planted@example.org' });
  span.end();
  const [exported] = memory.getFinishedSpans();
  expect(exported?.name).toBe('GET /residences/[id]');
  expect(exported?.attributes).toEqual({
    'http.request.method': 'GET',
    'http.response.status_code': 500,
    'http.route': '/residences/[id]',
  });
  expect(exported?.status).toEqual({ code: SpanStatusCode.ERROR });
  expect(exported?.events.map((event) => event.attributes)).toEqual([{ 'exception.type': 'TypeError' }]);
  expect(exported?.spanContext().spanId).toMatch(/^[0-9a-f]{16}$/);
  expect(exported?.duration).toBeDefined();
});
