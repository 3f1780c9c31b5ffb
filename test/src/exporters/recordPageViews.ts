import { ROOT_CONTEXT, SpanKind, trace } from '@opentelemetry/api';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace-node';

/** More than one batch of the official processor, which sends 512 spans at most. */
const PAGE_VIEWS = 400;

/** What was recorded. */
export interface Recorded {
  readonly pageViews: number;
  readonly spans: number;
}

/**
 * Records page views with a request in each through the official SDK, as a RUM agent on top of it would, and resolves when
 * the exporter has been answered for all of them.
 *
 * @throws Error where an export failed.
 */
export async function recordPageViews(exporter: SpanExporter, service: string): Promise<Recorded> {
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': service, 'rum.device': 'desktop' }),
    spanProcessors: [new BatchSpanProcessor(exporter, { maxQueueSize: 10 * PAGE_VIEWS })],
  });
  const tracer = provider.getTracer('exporters-test', '1.2.3', {
    schemaUrl: 'https://opentelemetry.io/schemas/1.37.0',
  });
  for (let i = 0; i < PAGE_VIEWS; i++) {
    const root = tracer.startSpan(`page_view /${service}`, {
      attributes: {
        'rum.span.type': 'page_view',
        'rum.route': `/${service}`,
        'rum.navigation_type': 'navigate',
      },
    });
    const request = {
      kind: SpanKind.CLIENT,
      attributes: {
        'rum.span.type': 'http',
        'rum.route': `/${service}`,
        'http.request.method': 'GET',
        'http.response.status_code': 200,
        'server.address': 'api.example',
      },
      links: [{ context: root.spanContext() }],
    };
    const parent = trace.setSpan(ROOT_CONTEXT, root);
    const child = tracer.startSpan('GET', request, parent);
    child.addEvent('response', { attempt: 1 });
    child.end();
    root.end();
  }
  await provider.forceFlush();
  await provider.shutdown();
  return { pageViews: PAGE_VIEWS, spans: 2 * PAGE_VIEWS };
}
