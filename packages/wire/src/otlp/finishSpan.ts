import type { FieldPath } from './fieldPath.ts';
import type { LinkDraft, SpanDraft } from './spanDraft.ts';
import type { Span, SpanLink } from './traces.ts';

/** Digits of the two ids. That they are hex is the readers' business: they give nothing else. */
const TRACE_ID_DIGITS = 32;
const SPAN_ID_DIGITS = 16;
const ZERO = /^0*$/;

/**
 * The check that JSON and protobuf share, and the canonical span: only what is set stands in it. What is wrong is noted
 * in `path`, and the result is undefined. An end before the start is let through (trace.proto expects, but does not
 * require it: browsers' clocks jump).
 */
export function finishSpan(draft: SpanDraft, path: FieldPath): Span | undefined {
  checkSpan(draft, path);
  if (path.failed) return undefined;
  const span: Span = {
    traceId: draft.traceId,
    spanId: draft.spanId,
    name: draft.name,
    kind: draft.kind,
    startTimeUnixNano: draft.startTimeUnixNano,
    endTimeUnixNano: draft.endTimeUnixNano,
    attributes: draft.attributes,
  };
  addOptional(span, draft);
  if (draft.links.length > 0 || draft.droppedLinksCount > 0) addLinks(span, draft);
  return span;
}

/** By assignment: a spread for each field that may be absent took a third of what reading a span takes. */
function addOptional(span: Span, draft: SpanDraft): void {
  const { parentSpanId, statusCode, statusMessage } = draft;
  if (!isZero(parentSpanId)) span.parentSpanId = parentSpanId;
  if (draft.traceState !== '') span.traceState = draft.traceState;
  if (draft.flags !== 0) span.flags = draft.flags;
  if (draft.droppedAttributesCount !== 0) span.droppedAttributesCount = draft.droppedAttributesCount;
  if (draft.events.length > 0) span.events = draft.events;
  if (draft.droppedEventsCount !== 0) span.droppedEventsCount = draft.droppedEventsCount;
  if (statusCode !== 0 || statusMessage !== '') span.status = finishStatus(statusCode, statusMessage);
}

function addLinks(span: Span, draft: SpanDraft): void {
  const links = finishLinks(draft.links);
  const dropped = draft.droppedLinksCount + draft.links.length - links.length;
  if (links.length > 0) span.links = links;
  if (dropped > 0) span.droppedLinksCount = dropped;
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
      ...(draft.traceState === '' ? {} : { traceState: draft.traceState }),
      ...(draft.attributes.length === 0 ? {} : { attributes: draft.attributes }),
      ...(draft.flags === 0 ? {} : { flags: draft.flags }),
      ...(draft.droppedAttributesCount === 0 ? {} : { droppedAttributesCount: draft.droppedAttributesCount }),
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

function finishStatus(code: number, message: string): { code?: number; message?: string } {
  return { ...(code === 0 ? {} : { code }), ...(message === '' ? {} : { message }) };
}
