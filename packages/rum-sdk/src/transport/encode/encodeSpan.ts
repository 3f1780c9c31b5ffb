import type { Attributes, HrTime } from '@opentelemetry/api';
import type { ReadableSpan } from '../../trace/recorder/readableSpan.ts';
import { encodeAttributes } from './encodeAttributes.ts';

/** OTLP's SpanKind is the API's plus one: 0 is "unspecified". */
const KIND_OFFSET = 1;

/**
 * A span as OTLP JSON. Flags are 0x03 when sampled, else 0x02, but for a trace that a server began without random ids.
 * `promoted` marks what is kept because it went wrong. Written by hand: to build what `JSON.stringify` would take costs a
 * page more than the text itself.
 */
export function encodeSpan(span: ReadableSpan, promoted = false): string {
  const { traceState, ...context } = span.spanContext();
  const parent = span.parentSpanContext?.spanId;
  const state = traceState?.serialize();
  const { code, message } = span.status;
  return `{"traceId":"${context.traceId}","spanId":"${context.spanId}",${
    parent ? `"parentSpanId":"${parent}",` : ''
  }${state ? `"traceState":${quote(state)},` : ''}"flags":${context.traceFlags},"name":${quote(span.name)},"kind":${
    span.kind + KIND_OFFSET
  },"startTimeUnixNano":${nanos(span.startTime)},"endTimeUnixNano":${nanos(span.endTime)}${attributes(
    promoted ? { ...span.attributes, 'rum.promoted': true } : span.attributes,
  )}${list('events', span.events.map(encodeEvent))}${list('links', span.links.map(encodeLink))}${
    code ? `,"status":{"code":${code}${message ? `,"message":${quote(message)}` : ''}}` : ''
  }}`;
}

function encodeEvent({ name, time, attributes: given }: ReadableSpan['events'][number]): string {
  return `{"timeUnixNano":${nanos(time)},"name":${quote(name)}${attributes(given)}}`;
}

/** Links of the program's own can hold any text. */
function encodeLink({ context: { traceId, spanId } }: ReadableSpan['links'][number]): string {
  return `{"traceId":${quote(traceId)},"spanId":${quote(spanId)}}`;
}

function attributes(given: Attributes = {}): string {
  return list('attributes', encodeAttributes(given));
}

/** A member that is left out where it is empty (OTLP/JSON: the default of a repeated field). */
function list(name: string, items: readonly string[]): string {
  return items.length > 0 ? `,"${name}":[${items.join()}]` : '';
}

const quote = (text: string): string => JSON.stringify(text);

/** Seconds and nanoseconds as decimal nanoseconds: together they don't fit a double. */
function nanos([seconds, rest]: HrTime): string {
  return `"${seconds}${String(rest).padStart(9, '0')}"`;
}
