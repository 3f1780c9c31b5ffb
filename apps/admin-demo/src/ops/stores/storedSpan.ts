/** A value of an attribute. */
export type AttributeValue = string | number | boolean;

/** Attributes by name. */
export type Attributes = Readonly<Record<string, AttributeValue>>;

/** An event of a span. */
export interface StoredEvent {
  readonly name: string;
  /** Unix milliseconds, with fractions. */
  readonly time: number;
  readonly attributes: Attributes;
}

/** A span as the views need it: plain data, so that it can be handed to the browser. */
export interface StoredSpan {
  readonly traceId: string;
  readonly spanId: string;
  /** Empty on a root. */
  readonly parentSpanId: string;
  readonly name: string;
  /** `Span.SpanKind` of OTLP. */
  readonly kind: number;
  /** `service.name` of its resource. */
  readonly service: string;
  /** Unix milliseconds, with fractions down to about a quarter of a microsecond. */
  readonly start: number;
  readonly end: number;
  readonly failed: boolean;
  readonly attributes: Attributes;
  readonly resource: Attributes;
  readonly events: readonly StoredEvent[];
  readonly links: readonly { readonly traceId: string; readonly spanId: string }[];
}
