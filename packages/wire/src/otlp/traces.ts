/**
 * OTLP traces as the OTLP/HTTP JSON encoding writes them (opentelemetry-proto 1.9, trace.proto and common.proto):
 * ids as hex (ours always lower case), enums as integers, 64-bit integers as decimal strings.
 * What this project keeps in memory has exactly these shapes, so JSON.stringify is the encoder.
 */

/** `ExportTraceServiceRequest`. */
export interface Traces {
  resourceSpans: ResourceSpans[];
}

export interface ResourceSpans {
  resource: Resource;
  scopeSpans: ScopeSpans[];
  schemaUrl?: string | undefined;
}

export interface Resource {
  attributes: KeyValue[];
}

export interface ScopeSpans {
  scope?: { name: string; version?: string | undefined } | undefined;
  spans: Span[];
  schemaUrl?: string | undefined;
}

export interface Span {
  /** 32 lower-case hex digits, not all zero. */
  traceId: string;
  /** 16 lower-case hex digits, not all zero. */
  spanId: string;
  /** 16 lower-case hex digits; absent on a root. */
  parentSpanId?: string | undefined;
  traceState?: string | undefined;
  /** Bits 0-7: W3C trace flags. Bit 8: is_remote is known; bit 9: the parent is remote. */
  flags?: number | undefined;
  name: string;
  kind: number;
  /** Nanoseconds since the Unix epoch, decimal. */
  startTimeUnixNano: string;
  /** Nanoseconds since the Unix epoch, decimal. */
  endTimeUnixNano: string;
  attributes: KeyValue[];
  droppedAttributesCount?: number | undefined;
  events?: SpanEvent[] | undefined;
  droppedEventsCount?: number | undefined;
  links?: SpanLink[] | undefined;
  droppedLinksCount?: number | undefined;
  status?: Status | undefined;
}

export interface Status {
  code?: number | undefined;
  message?: string | undefined;
}

export interface SpanEvent {
  timeUnixNano: string;
  name: string;
  attributes?: KeyValue[] | undefined;
  droppedAttributesCount?: number | undefined;
}

export interface SpanLink {
  traceId: string;
  spanId: string;
  traceState?: string | undefined;
  attributes?: KeyValue[] | undefined;
  flags?: number | undefined;
  droppedAttributesCount?: number | undefined;
}

export interface KeyValue {
  key: string;
  value: AnyValue;
}

/** One of its members, or none for an empty value. */
export interface AnyValue {
  stringValue?: string;
  boolValue?: boolean;
  /** 64-bit: a decimal string. */
  intValue?: string;
  doubleValue?: number;
  arrayValue?: { values: AnyValue[] };
  kvlistValue?: { values: KeyValue[] };
  /** base64. */
  bytesValue?: string;
}

/** `Span.SpanKind`. */
export const SPAN_KIND = {
  unspecified: 0,
  internal: 1,
  server: 2,
  client: 3,
  producer: 4,
  consumer: 5,
} as const;

/** `Status.StatusCode`. */
export const STATUS_CODE = { unset: 0, ok: 1, error: 2 } as const;
