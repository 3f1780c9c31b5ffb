import type { HrTime } from '@opentelemetry/api';
import type { Span } from '@throughline/wire/otlp/traces';
import type { ReadableSpan } from '../trace/readableSpan.ts';
import { encodeAttributes } from './encodeAttributes.ts';

/** OTLP's SpanKind is the API's plus one: 0 is "unspecified". */
const KIND_OFFSET = 1;

/** A span as OTLP JSON. Flags are 0x03 when sampled, else 0x02, but for a trace that a server began without random ids. `promoted` marks what is kept because it went wrong. */
export function encodeSpan(span: ReadableSpan, promoted = false): Span {
  const context = span.spanContext();
  const parent = span.parentSpanContext?.spanId;
  const traceState = context.traceState?.serialize();
  return {
    traceId: context.traceId,
    spanId: context.spanId,
    ...(parent && { parentSpanId: parent }),
    ...(traceState && { traceState }),
    flags: context.traceFlags,
    name: span.name,
    kind: span.kind + KIND_OFFSET,
    startTimeUnixNano: nanos(span.startTime),
    endTimeUnixNano: nanos(span.endTime),
    attributes: encodeAttributes(promoted ? { ...span.attributes, 'rum.promoted': true } : span.attributes),
    ...(span.events.length > 0 && { events: span.events.map(encodeEvent) }),
    ...(span.links.length > 0 && {
      links: span.links.map(({ context: { traceId, spanId } }) => ({ traceId, spanId })),
    }),
    ...(span.status.code > 0 && { status: { ...span.status } }),
  };
}

function encodeEvent({ name, time, attributes = {} }: ReadableSpan['events'][number]) {
  return { timeUnixNano: nanos(time), name, attributes: encodeAttributes(attributes) };
}

/** Seconds and nanoseconds as decimal nanoseconds: together they don't fit a double. */
function nanos([seconds, rest]: HrTime): string {
  return `${seconds}${String(rest).padStart(9, '0')}`;
}
