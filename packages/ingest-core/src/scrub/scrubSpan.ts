import { EVENT_NAMES } from '@throughline/conventions/events';
import { scrubText } from '@throughline/scrub/scrubText';
import type { Span, SpanEvent, SpanLink } from '@throughline/wire/otlp/traces';
import { cutText } from './cutText.ts';
import { scrubAttributes } from './scrubAttributes.ts';
import type { ScrubContext } from './scrubContext.ts';
import { scrubTraceState } from './scrubTraceState.ts';
import { scrubValue } from './scrubValue.ts';

/** OpenTelemetry's own defaults (`OTEL_SPAN_EVENT_COUNT_LIMIT`, `OTEL_SPAN_LINK_COUNT_LIMIT`). */
const MAX_EVENTS_PER_SPAN = 128;
const MAX_LINKS_PER_SPAN = 128;

/** A name is a method and a template; longer ones are data. UTF-16 units. */
const MAX_NAME_LENGTH = 256;

/** trace.proto, SpanFlags: the trace flags and the two bits about the parent. The others are reserved. */
const KNOWN_FLAGS = 0x3ff;

const ALLOWED_EVENTS: ReadonlySet<string> = new Set(EVENT_NAMES);

/** A span rebuilt from what is allowed in it; what was left out is counted in its own dropped counts. */
export function scrubSpan(span: Span, context: ScrubContext): Span {
  const attributes = scrubAttributes(span.attributes, 'span', context);
  const droppedAttributes = (span.droppedAttributesCount ?? 0) + span.attributes.length - attributes.length;
  const traceState = scrubTraceState(span.traceState);
  return {
    traceId: span.traceId,
    spanId: span.spanId,
    ...(span.parentSpanId !== undefined && { parentSpanId: span.parentSpanId }),
    ...(traceState !== undefined && { traceState }),
    ...(span.flags !== undefined && { flags: span.flags & KNOWN_FLAGS }),
    name: scrubName(span.name, context),
    kind: span.kind,
    startTimeUnixNano: span.startTimeUnixNano,
    endTimeUnixNano: span.endTimeUnixNano,
    attributes,
    ...(droppedAttributes > 0 && { droppedAttributesCount: droppedAttributes }),
    ...scrubEvents(span, context),
    ...scrubLinks(span),
    ...scrubStatus(span, context),
  };
}

/** A name keeps its method and template: paths in it are templated, as in any text. */
export function scrubName(name: string, { memo }: ScrubContext): string {
  return cutText(memo('name', cutText(name, 2 * MAX_NAME_LENGTH), scrubText), MAX_NAME_LENGTH);
}

function scrubEvents(span: Span, context: ScrubContext): Pick<Span, 'events' | 'droppedEventsCount'> {
  const given = span.events ?? [];
  const allowed = given.filter(({ name }) => ALLOWED_EVENTS.has(name)).slice(0, MAX_EVENTS_PER_SPAN);
  const dropped = (span.droppedEventsCount ?? 0) + given.length - allowed.length;
  return {
    ...(allowed.length > 0 && { events: allowed.map((event) => scrubEvent(event, context)) }),
    ...(dropped > 0 && { droppedEventsCount: dropped }),
  };
}

function scrubEvent({ timeUnixNano, name, attributes = [] }: SpanEvent, context: ScrubContext): SpanEvent {
  const kept = scrubAttributes(attributes, 'event', context);
  return { timeUnixNano, name, ...(kept.length > 0 && { attributes: kept }) };
}

/** A link is its two ids: the allowlist has no attribute for it. */
function scrubLinks(span: Span): Pick<Span, 'links' | 'droppedLinksCount'> {
  const given = span.links ?? [];
  const dropped = (span.droppedLinksCount ?? 0) + Math.max(0, given.length - MAX_LINKS_PER_SPAN);
  return {
    ...(given.length > 0 && { links: given.slice(0, MAX_LINKS_PER_SPAN).map(scrubLink) }),
    ...(dropped > 0 && { droppedLinksCount: dropped }),
  };
}

function scrubLink({ traceId, spanId, traceState, flags }: SpanLink): SpanLink {
  const ot = scrubTraceState(traceState);
  return {
    traceId,
    spanId,
    ...(ot !== undefined && { traceState: ot }),
    ...(flags !== undefined && { flags: flags & KNOWN_FLAGS }),
  };
}

function scrubStatus({ status }: Span, context: ScrubContext): Pick<Span, 'status'> {
  if (status === undefined) return {};
  const { code, message } = status;
  return {
    status: {
      ...(code !== undefined && { code }),
      ...(message !== undefined && { message: scrubValue(message, 'text', context) }),
    },
  };
}
