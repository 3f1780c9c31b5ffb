import { EVENT_NAMES } from '@throughline/conventions/events';
import type { Span, SpanEvent, SpanLink } from '@throughline/wire/otlp/traces';
import { cutText } from './cutText.ts';
import { scrubAttributes } from './scrubAttributes.ts';
import type { ScrubContext } from './scrubContext.ts';
import { scrubFreeText } from './scrubFreeText.ts';
import { scrubOnce, type Treatment } from './scrubOnce.ts';
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

const AS_NAME: Treatment = { name: 'name', scrub: scrubFreeText };

const ALLOWED_EVENTS: ReadonlySet<string> = new Set(EVENT_NAMES);

/**
 * A span of nothing but what is allowed in it; what was left out is counted in its own dropped counts.
 *
 * @param span as the readers of `packages/wire` make it, with known fields only; changed in place.
 */
export function scrubSpan(span: Span, context: ScrubContext): Span {
  const given = span.attributes.length;
  const left = scrubAttributes(span.attributes, context.rules.span, context).length;
  span.droppedAttributesCount = countDropped(span.droppedAttributesCount, given - left);
  if (span.flags !== undefined) span.flags &= KNOWN_FLAGS;
  span.name = scrubName(span.name, context);
  if (span.status?.message !== undefined)
    span.status.message = scrubValue(span.status.message, 'text', context);
  if (span.traceState !== undefined) span.traceState = scrubTraceState(span.traceState);
  if (span.events !== undefined) scrubEvents(span, span.events, context);
  if (span.links !== undefined) scrubLinks(span, span.links);
  return span;
}

/** A name keeps its method and template: paths in it are templated, as in any text. */
export function scrubName(name: string, context: ScrubContext): string {
  return cutText(scrubOnce(cutText(name, 2 * MAX_NAME_LENGTH), AS_NAME, context), MAX_NAME_LENGTH);
}

function scrubEvents(span: Span, given: readonly SpanEvent[], context: ScrubContext): void {
  const allowed = given.filter(({ name }) => ALLOWED_EVENTS.has(name)).slice(0, MAX_EVENTS_PER_SPAN);
  span.events = allowed.length === 0 ? undefined : allowed.map((event) => scrubEvent(event, context));
  span.droppedEventsCount = countDropped(span.droppedEventsCount, given.length - allowed.length);
}

function scrubEvent(event: SpanEvent, context: ScrubContext): SpanEvent {
  const { timeUnixNano, name, attributes = [] } = event;
  const given = attributes.length;
  const kept = scrubAttributes(attributes, context.rules.event, context);
  return {
    timeUnixNano,
    name,
    attributes: kept.length === 0 ? undefined : kept,
    droppedAttributesCount: countDropped(event.droppedAttributesCount, given - kept.length),
  };
}

/** A link is its two ids: the allowlist has no attribute for it. */
function scrubLinks(span: Span, given: readonly SpanLink[]): void {
  const links = given.slice(0, MAX_LINKS_PER_SPAN);
  span.links = links.map(scrubLink);
  span.droppedLinksCount = countDropped(span.droppedLinksCount, given.length - links.length);
}

function scrubLink(link: SpanLink): SpanLink {
  const { traceId, spanId, traceState, flags, attributes = [] } = link;
  return {
    traceId,
    spanId,
    traceState: scrubTraceState(traceState),
    flags: flags === undefined ? undefined : flags & KNOWN_FLAGS,
    droppedAttributesCount: countDropped(link.droppedAttributesCount, attributes.length),
  };
}

/** What the client has dropped already, and what is left out here; undefined for nothing. */
function countDropped(before: number | undefined, more: number): number | undefined {
  const dropped = Math.min((before ?? 0) + more, MAX_COUNT);
  return dropped === 0 ? undefined : dropped;
}
