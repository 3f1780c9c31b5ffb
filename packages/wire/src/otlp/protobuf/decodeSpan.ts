import type { BinaryReader } from '@bufbuild/protobuf/wire';
import { knownEnum, SPAN_KIND_NAMES, STATUS_CODE_NAMES } from '../enumNames.ts';
import type { FieldPath } from '../fieldPath.ts';
import { finishSpan } from '../finishSpan.ts';
import { hexOf } from '../hexOf.ts';
import { type LinkDraft, newSpanDraft, type SpanDraft } from '../spanDraft.ts';
import type { Span, SpanEvent } from '../traces.ts';
import { decodeKeyValue } from './decodeAttributes.ts';
import { endOfField, readMessage, tagOf } from './protobufMessage.ts';

/** trace.proto, Span. */
const TRACE_ID = tagOf.bytes(1);
const SPAN_ID = tagOf.bytes(2);
const TRACE_STATE = tagOf.bytes(3);
const PARENT_SPAN_ID = tagOf.bytes(4);
const NAME = tagOf.bytes(5);
const KIND = tagOf.varint(6);
const START = tagOf.fixed64(7);
const END = tagOf.fixed64(8);
const ATTRIBUTES = tagOf.bytes(9);
const DROPPED_ATTRIBUTES = tagOf.varint(10);
const EVENTS = tagOf.bytes(11);
const DROPPED_EVENTS = tagOf.varint(12);
const LINKS = tagOf.bytes(13);
const DROPPED_LINKS = tagOf.varint(14);
const STATUS = tagOf.bytes(15);
const FLAGS = tagOf.fixed32(16);

/** trace.proto, Span.Status. */
const STATUS_MESSAGE = tagOf.bytes(2);
const STATUS_CODE = tagOf.varint(3);

/** Decodes the span at which the reader stands; what is wrong is noted in `path`, and the result is undefined. */
export function decodeSpan(reader: BinaryReader, path: FieldPath): Span | undefined {
  const span = newSpanDraft();
  readMessage(
    reader,
    endOfField(reader),
    (tag) =>
      decodeIdentity(span, tag, reader) ||
      decodeNumber(span, tag, reader) ||
      decodeMessageField(span, tag, { reader, path }),
  );
  return finishSpan(span, path);
}

function decodeIdentity(span: SpanDraft, tag: number, reader: BinaryReader): boolean {
  if (tag === TRACE_ID) span.traceId = hexOf(reader.bytes());
  else if (tag === SPAN_ID) span.spanId = hexOf(reader.bytes());
  else if (tag === PARENT_SPAN_ID) span.parentSpanId = hexOf(reader.bytes());
  else if (tag === TRACE_STATE) span.traceState = reader.string();
  else if (tag === NAME) span.name = reader.string();
  else return false;
  return true;
}

function decodeNumber(span: SpanDraft, tag: number, reader: BinaryReader): boolean {
  if (tag === KIND) span.kind = knownEnum(reader.int32(), SPAN_KIND_NAMES);
  else if (tag === START) span.startTimeUnixNano = reader.fixed64().toString();
  else if (tag === END) span.endTimeUnixNano = reader.fixed64().toString();
  else if (tag === FLAGS) span.flags = reader.fixed32();
  else if (tag === DROPPED_ATTRIBUTES) span.droppedAttributesCount = reader.uint32();
  else if (tag === DROPPED_EVENTS) span.droppedEventsCount = reader.uint32();
  else if (tag === DROPPED_LINKS) span.droppedLinksCount = reader.uint32();
  else return false;
  return true;
}

interface At {
  readonly reader: BinaryReader;
  readonly path: FieldPath;
}

function decodeMessageField(span: SpanDraft, tag: number, { reader, path }: At): boolean {
  if (tag === ATTRIBUTES) {
    path.enter('attributes', span.attributes.length);
    span.attributes.push(decodeKeyValue(reader, path));
  } else if (tag === EVENTS) {
    path.enter('events', span.events.length);
    span.events.push(decodeEvent(reader, path));
  } else if (tag === LINKS) {
    path.enter('links', span.links.length);
    span.links.push(decodeLink(reader, path));
  } else if (tag === STATUS) {
    path.enter('status', 0);
    decodeStatus(span, reader);
  } else {
    return false;
  }
  path.leave();
  return true;
}

function decodeStatus(span: SpanDraft, reader: BinaryReader): void {
  readMessage(reader, endOfField(reader), (tag) => {
    if (tag === STATUS_MESSAGE) span.statusMessage = reader.string();
    else if (tag === STATUS_CODE) span.statusCode = knownEnum(reader.int32(), STATUS_CODE_NAMES);
    else return false;
    return true;
  });
}

/** trace.proto, Span.Event. */
function decodeEvent(reader: BinaryReader, path: FieldPath): SpanEvent {
  const event = { timeUnixNano: '0', name: '' };
  const attributes: SpanEvent['attributes'] = [];
  let dropped = 0;
  readMessage(reader, endOfField(reader), (tag) => {
    if (tag === tagOf.fixed64(1)) event.timeUnixNano = reader.fixed64().toString();
    else if (tag === tagOf.bytes(2)) event.name = reader.string();
    else if (tag === tagOf.bytes(3)) attributes.push(decodeKeyValue(reader, path));
    else if (tag === tagOf.varint(4)) dropped = reader.uint32();
    else return false;
    return true;
  });
  return {
    ...event,
    attributes: attributes.length === 0 ? undefined : attributes,
    droppedAttributesCount: dropped === 0 ? undefined : dropped,
  };
}

/** trace.proto, Span.Link. */
function decodeLink(reader: BinaryReader, path: FieldPath): LinkDraft {
  const link: LinkDraft = {
    traceId: '',
    spanId: '',
    traceState: '',
    attributes: [],
    flags: 0,
    droppedAttributesCount: 0,
  };
  readMessage(reader, endOfField(reader), (tag) => {
    if (tag === tagOf.bytes(1)) link.traceId = hexOf(reader.bytes());
    else if (tag === tagOf.bytes(2)) link.spanId = hexOf(reader.bytes());
    else if (tag === tagOf.bytes(3)) link.traceState = reader.string();
    else if (tag === tagOf.bytes(4)) link.attributes.push(decodeKeyValue(reader, path));
    else if (tag === tagOf.varint(5)) link.droppedAttributesCount = reader.uint32();
    else if (tag === tagOf.fixed32(6)) link.flags = reader.fixed32();
    else return false;
    return true;
  });
  return link;
}
