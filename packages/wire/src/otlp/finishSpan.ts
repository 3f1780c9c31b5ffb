import type { FieldPath } from './fieldPath.ts';
import type { LinkDraft, SpanDraft } from './spanDraft.ts';
import type { Span, SpanLink, Status } from './traces.ts';

/** Digits of the two ids. That they are hex is the readers' business: they give nothing else. */
const TRACE_ID_DIGITS = 32;
const SPAN_ID_DIGITS = 16;
const ZERO = /^0*$/;

/**
 * The check that JSON and protobuf share, and the canonical span. It has every member, undefined where it isn't set: all
 * spans are of one shape (V8's hidden class), which lasts as long as this code. What is wrong is noted in `path`, and the
 * result is undefined. An end before the start is let through (trace.proto expects, but does not
 * require it: browsers' clocks jump).
 */
export function finishSpan(draft: SpanDraft, path: FieldPath): Span | undefined {
  checkSpan(draft, path);
  if (path.failed) return undefined;
  const links = finishLinks(draft.links);
  return {
    traceId: draft.traceId,
    spanId: draft.spanId,
    name: draft.name,
    kind: draft.kind,
    startTimeUnixNano: draft.startTimeUnixNano,
    endTimeUnixNano: draft.endTimeUnixNano,
    attributes: draft.attributes,
    parentSpanId: isZero(draft.parentSpanId) ? undefined : draft.parentSpanId,
    traceState: draft.traceState === '' ? undefined : draft.traceState,
    flags: draft.flags === 0 ? undefined : draft.flags,
    droppedAttributesCount: unlessZero(draft.droppedAttributesCount),
    events: draft.events.length === 0 ? undefined : draft.events,
    droppedEventsCount: unlessZero(draft.droppedEventsCount),
    links: links.length === 0 ? undefined : links,
    droppedLinksCount: unlessZero(draft.droppedLinksCount + draft.links.length - links.length),
    status: finishStatus(draft.statusCode, draft.statusMessage),
  };
}

function unlessZero(count: number): number | undefined {
  return count === 0 ? undefined : count;
}

function checkSpan(draft: SpanDraft, path: FieldPath): void {
  if (!isId(draft.traceId, TRACE_ID_DIGITS)) path.fail('traceId', badId(draft.traceId, TRACE_ID_DIGITS));
  if (!isId(draft.spanId, SPAN_ID_DIGITS)) path.fail('spanId', badId(draft.spanId, SPAN_ID_DIGITS));
  const parent = draft.parentSpanId;
  if (!isZero(parent) && parent.length !== SPAN_ID_DIGITS)
    path.fail('parentSpanId', badId(parent, SPAN_ID_DIGITS));
  if (draft.name === '') path.fail('name', 'is missing');
  if (draft.startTimeUnixNano === '0') path.fail('startTimeUnixNano', 'is missing');
}

function badId(id: string, digits: number): string {
  if (id === '') return 'is missing';
  return ZERO.test(id) ? 'must not be all zero' : `must be ${digits} hex digits`;
}

/**
 * The links that lead somewhere. SDKs may record a link to an invalid context for the sake of its attributes
 * (OpenTelemetry specification, "Trace API: Specifying links"): no store can follow it, so it counts as dropped.
 */
function finishLinks(drafts: readonly LinkDraft[]): SpanLink[] {
  const links: SpanLink[] = [];
  for (const draft of drafts) {
    if (!isId(draft.traceId, TRACE_ID_DIGITS) || !isId(draft.spanId, SPAN_ID_DIGITS)) continue;
    links.push({
      traceId: draft.traceId,
      spanId: draft.spanId,
      traceState: draft.traceState === '' ? undefined : draft.traceState,
      attributes: draft.attributes.length === 0 ? undefined : draft.attributes,
      flags: draft.flags === 0 ? undefined : draft.flags,
      droppedAttributesCount: unlessZero(draft.droppedAttributesCount),
    });
  }
  return links;
}

function isId(id: string, digits: number): boolean {
  return id.length === digits && !isZero(id);
}

/** All zero, or empty. Most ids show at the first digit that they aren't. */
function isZero(id: string): boolean {
  return id === '' || (id.startsWith('0') && ZERO.test(id));
}

function finishStatus(code: number, message: string): Status | undefined {
  if (code === 0 && message === '') return undefined;
  return { code: code === 0 ? undefined : code, message: message === '' ? undefined : message };
}
