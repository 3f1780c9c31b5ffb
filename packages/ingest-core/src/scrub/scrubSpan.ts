import { EVENT_NAMES } from '@throughline/conventions/events';
import type { Span, SpanEvent, SpanLink } from '@throughline/wire/otlp/traces';
import { cutText } from './cutText.ts';
import { scrubAttributes } from './scrubAttributes.ts';
import type { ScrubContext } from './scrubContext.ts';
import { scrubFreeText } from './scrubFreeText.ts';
import { scrubTraceState } from './scrubTraceState.ts';
import { scrubValue } from './scrubValue.ts';

/** OpenTelemetry's own defaults (`OTEL_SPAN_EVENT_COUNT_LIMIT`, `OTEL_SPAN_LINK_COUNT_LIMIT`). */
const MAX_EVENTS_PER_SPAN = 128;
const MAX_LINKS_PER_SPAN = 128;

/** A name is a method and a template; longer ones are data. UTF-16 units. */
const MAX_NAME_LENGTH = 256;

/** trace.proto, SpanFlags: the trace flags and the two bits about the parent. The others are reserved. */
const KNOWN_FLAGS = 0x3ff;

/** The counts are uint32 (trace.proto): a store may refuse a span for more. */
const MAX_COUNT = 2 ** 32 - 1;

const ALLOWED_EVENTS: ReadonlySet<string> = new Set(EVENT_NAMES);

/**
 * A span of nothing but what is allowed in it; what was left out is counted in its own dropped counts.
 *
 * @param span as the readers of `packages/wire` make it, with known fields only; changed in place.
 */
export function scrubSpan(span: Span, context: ScrubContext): Span {
  const given = span.attributes.length;
  scrubAttributes(span.attributes, context.rules.span, context);
  const dropped = given - span.attributes.length;
  if (dropped > 0) span.droppedAttributesCount = countDropped(span.droppedAttributesCount, dropped);
  if (span.flags !== undefined) span.flags &= KNOWN_FLAGS;
  span.name = scrubName(span.name, context);
  if (span.status?.message !== undefined)
    span.status.message = scrubValue(span.status.message, 'text', context);
  const isBare = span.traceState === undefined && span.events === undefined && span.links === undefined;
  return isBare ? span : scrubContexts(span, context);
}

/** Rebuilt, since any of these may vanish from it. */
function scrubContexts(span: Span, context: ScrubContext): Span {
  const { traceState, events, droppedEventsCount, links, droppedLinksCount, ...rest } = span;
  const ot = scrubTraceState(traceState);
  return {
    ...rest,
    ...(ot !== undefined && { traceState: ot }),
    ...scrubEvents(span, context),
    ...scrubLinks(span),
  };
}

/** A name keeps its method and template: paths in it are templated, as in any text. */
export function scrubName(name: string, { memo }: ScrubContext): string {
  return cutText(memo('name', cutText(name, 2 * MAX_NAME_LENGTH), scrubFreeText), MAX_NAME_LENGTH);
}

function scrubEvents(span: Span, context: ScrubContext): Pick<Span, 'events' | 'droppedEventsCount'> {
  const given = span.events ?? [];
  const allowed = given.filter(({ name }) => ALLOWED_EVENTS.has(name)).slice(0, MAX_EVENTS_PER_SPAN);
  const dropped = countDropped(span.droppedEventsCount, given.length - allowed.length);
  return {
    ...(allowed.length > 0 && { events: allowed.map((event) => scrubEvent(event, context)) }),
    ...(dropped > 0 && { droppedEventsCount: dropped }),
  };
}

function scrubEvent(event: SpanEvent, context: ScrubContext): SpanEvent {
  const { timeUnixNano, name, attributes = [] } = event;
  const given = attributes.length;
  const kept = scrubAttributes(attributes, context.rules.event, context);
  const dropped = countDropped(event.droppedAttributesCount, given - kept.length);
  return {
    timeUnixNano,
    name,
    ...(kept.length > 0 && { attributes: kept }),
    ...(dropped > 0 && { droppedAttributesCount: dropped }),
  };
}

/** A link is its two ids: the allowlist has no attribute for it. */
function scrubLinks(span: Span): Pick<Span, 'links' | 'droppedLinksCount'> {
  const given = span.links ?? [];
  const dropped = countDropped(span.droppedLinksCount, Math.max(0, given.length - MAX_LINKS_PER_SPAN));
  return {
    ...(given.length > 0 && { links: given.slice(0, MAX_LINKS_PER_SPAN).map(scrubLink) }),
    ...(dropped > 0 && { droppedLinksCount: dropped }),
  };
}

function scrubLink({ traceId, spanId, traceState, flags, ...rest }: SpanLink): SpanLink {
  const ot = scrubTraceState(traceState);
  const dropped = countDropped(rest.droppedAttributesCount, rest.attributes?.length ?? 0);
  return {
    traceId,
    spanId,
    ...(ot !== undefined && { traceState: ot }),
    ...(flags !== undefined && { flags: flags & KNOWN_FLAGS }),
    ...(dropped > 0 && { droppedAttributesCount: dropped }),
  };
}

/** What the client has dropped already, and what is left out here. */
function countDropped(before: number | undefined, more: number): number {
  return Math.min((before ?? 0) + more, MAX_COUNT);
}
