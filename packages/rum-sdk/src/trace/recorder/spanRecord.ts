import type { Attributes, Link, SpanContext, SpanKind, SpanStatus } from '@opentelemetry/api';
import type { PageView } from '../pageView.ts';

/** An event of a span. */
export interface SpanEvent {
  readonly name: string;
  /** Unix milliseconds. */
  readonly timeMs: number;
  readonly attributes: Attributes;
}

/**
 * A span as plain data, from its start until it is text: what every station works on. What the program makes by
 * `rum.tracer` is written into one by its {@link ApiSpan}.
 */
export interface SpanRecord {
  name: string;
  /** Its name, and those of its events, are constants and templates: there is nothing to scrub. */
  isNamedByUs: boolean;
  readonly kind: SpanKind;
  /** Its ids, its flags and its tracestate: what its children, and `traceparent`, take of it. */
  readonly context: SpanContext;
  readonly parent: SpanContext | undefined;
  /** Its page view; a root of the program's own has none. */
  view: PageView | undefined;
  /** Unix milliseconds: with their fraction they are exact to a quarter of a microsecond, and browsers' clocks to five. */
  readonly startMs: number;
  /** 0 until it ends. */
  endMs: number;
  status: SpanStatus;
  /** The SDK's own as they are: those without a value are left out when it is written. */
  readonly attributes: Attributes;
  readonly events: SpanEvent[];
  readonly links: Link[];
  /** What the program has given above the limits. */
  lostAttributes: number;
  lostEvents: number;
  lostLinks: number;
  /** It has not ended; one that is never recorded is closed from the start. */
  isOpen: boolean;
}
