import type { Scrubber } from '../../privacy/scrubber.ts';
import type { SpanRecord } from '../../trace/recorder/spanRecord.ts';
import { encodeAttributes } from './encodeAttributes.ts';
import { quote } from './quote.ts';

/** OTLP's SpanKind is the API's plus one: 0 is "unspecified". */
const KIND_OFFSET = 1;

/** How each span begins, so that it can still be marked when it leaves. */
const HEAD = '{"attributes":[';

/**
 * An ended span as OTLP JSON, scrubbed in the same pass: only what the allowlist names, each with its own treatment, and
 * of links the ids. Flags are 0x03 when sampled, else 0x02, but for a trace that a server began without random ids.
 * Written by hand: to build what `JSON.stringify` would take costs a page more than the text itself.
 */
export function encodeSpan(span: SpanRecord, scrub: Scrubber): string {
  const nameOf = scrub.nameOf(span);
  const { traceId, spanId, traceFlags, traceState } = span.context;
  const parent = span.parent?.spanId;
  const state = traceState?.serialize();
  const { code, message } = span.status;
  return `${HEAD}${encodeAttributes(span.attributes, scrub.ofSpan)}],"traceId":"${traceId}","spanId":"${spanId}",${
    parent ? `"parentSpanId":"${parent}",` : ''
  }${state ? `"traceState":${quote(state)},` : ''}"flags":${traceFlags},"name":${quote(nameOf(span.name))},"kind":${
    span.kind + KIND_OFFSET
  },"startTimeUnixNano":${nanos(span.startMs)},"endTimeUnixNano":${nanos(span.endMs)}${list(
    'events',
    span.events.map(({ name, timeMs, attributes }) => {
      const text = encodeAttributes(attributes, scrub.ofEvent);
      return `{"timeUnixNano":${nanos(timeMs)},"name":${quote(nameOf(name))}${text && `,"attributes":[${text}]`}}`;
    }),
  )}${list('links', span.links.map(encodeLink))}${
    code ? `,"status":{"code":${code}${message ? `,"message":${quote(scrub.text.scrub(message))}` : ''}}` : ''
  }}`;
}

/** The same span, marked as kept because its page view went wrong. It has attributes: the page view's route at the least. */
export function markPromoted(text: string): string {
  return `${HEAD}${encodeAttributes({ 'rum.promoted': true })},${text.slice(HEAD.length)}`;
}

/** Links of the program's own can hold any text. */
function encodeLink({ context: { traceId, spanId } }: SpanRecord['links'][number]): string {
  return `{"traceId":${quote(traceId)},"spanId":${quote(spanId)}}`;
}

/** A member that is left out where it is empty (OTLP/JSON: the default of a repeated field). */
function list(name: string, items: readonly string[]): string {
  return items.length > 0 ? `,"${name}":[${items.join()}]` : '';
}

/** Milliseconds as decimal nanoseconds, which don't fit a double: to the microsecond they do. */
function nanos(ms: number): string {
  return `"${Math.round(ms * 1e3)}000"`;
}
