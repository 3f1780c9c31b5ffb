import type { AnyValue, KeyValue, Span, Traces } from '@throughline/wire/otlp/traces';
import type { Received } from './startServer.ts';

/** A span as a test reads it. */
export interface SpanView {
  readonly name: string;
  readonly type: string | undefined;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
  readonly flags: number | undefined;
  readonly kind: number;
  /** Unix milliseconds. */
  readonly start: number;
  /** Unix milliseconds. */
  readonly end: number;
  readonly attributes: Record<string, string | number | boolean | undefined>;
  readonly resource: Record<string, string | number | boolean | undefined>;
  readonly events: { readonly name: string; readonly attributes: Record<string, unknown> }[];
  readonly links: { readonly traceId: string; readonly spanId: string }[];
  readonly status: number | undefined;
  readonly traceState: string | undefined;
}

/** The spans of all posts, in the order in which they arrived; a batch that came again counts once, as for the ingest. */
export function receivedSpans(received: readonly Received[]): SpanView[] {
  const seen = new Set<string>();
  return received
    .filter(({ method }) => method === 'POST')
    .filter(({ url }) => {
      const id = url.searchParams.get('batch');
      const isNew = id === null || !seen.has(id);
      if (id !== null) seen.add(id);
      return isNew;
    })
    .flatMap(({ body }) => (JSON.parse(body) as Traces).resourceSpans)
    .flatMap(({ resource, scopeSpans }) =>
      scopeSpans.flatMap(({ spans }) => spans.map((span) => view(span, plain(resource.attributes)))),
    );
}

function view(span: Span, resource: SpanView['resource']): SpanView {
  const attributes = plain(span.attributes);
  return {
    ...span,
    type: attributes['rum.span.type'] as string | undefined,
    parentSpanId: span.parentSpanId,
    flags: span.flags,
    traceState: span.traceState,
    start: millis(span.startTimeUnixNano),
    end: millis(span.endTimeUnixNano),
    attributes,
    resource,
    events: (span.events ?? []).map(({ name, attributes: own = [] }) => ({ name, attributes: plain(own) })),
    links: span.links ?? [],
    status: span.status?.code,
  };
}

function millis(nanos: string): number {
  return Number(BigInt(nanos) / 1000n) / 1000;
}

function plain(attributes: readonly KeyValue[] = []): SpanView['attributes'] {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, scalar(value)]));
}

function scalar(value: AnyValue): string | number | boolean | undefined {
  return value.stringValue ?? value.boolValue ?? value.doubleValue ?? Number(value.intValue);
}
