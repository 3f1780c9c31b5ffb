import { SPAN_KIND_NAMES, STATUS_CODE_NAMES } from '../enumNames.ts';
import type { FieldPath } from '../fieldPath.ts';
import { finishSpan } from '../finishSpan.ts';
import type { LinkDraft } from '../spanDraft.ts';
import type { Span, SpanEvent } from '../traces.ts';
import {
  enumReader,
  isObject,
  type JsonObject,
  readHex,
  readList,
  readObject,
  readText,
  readUint32,
  readUint64,
} from './jsonFields.ts';
import { readAttributesJson } from './readAttributesJson.ts';

const readKind = enumReader(SPAN_KIND_NAMES);
const readStatusCode = enumReader(STATUS_CODE_NAMES);
const readEvents = listReader(readEvent);
const readLinks = listReader(readLink);

/** Reads one span; what is wrong is noted in `path`, and the result is undefined. */
export function readSpanJson(value: unknown, path: FieldPath): Span | undefined {
  if (!isObject(value)) {
    path.fail('', 'must be an object');
    return undefined;
  }
  const status = readObject(value.status, 'status', path);
  const draft = {
    traceId: value.traceId === path.traceId ? path.traceId : readHex(value.traceId, 'traceId', path),
    spanId: readHex(value.spanId, 'spanId', path),
    parentSpanId:
      value.parentSpanId === path.parentSpanId
        ? path.parentSpanId
        : readHex(value.parentSpanId, 'parentSpanId', path),
    traceState: readText(value.traceState, 'traceState', path),
    flags: readUint32(value.flags, 'flags', path),
    name: readText(value.name, 'name', path),
    kind: readKind(value.kind, 'kind', path),
    startTimeUnixNano: readUint64(value.startTimeUnixNano, 'startTimeUnixNano', path),
    endTimeUnixNano: readUint64(value.endTimeUnixNano, 'endTimeUnixNano', path),
    attributes: readAttributesJson(value.attributes, path),
    droppedAttributesCount: readUint32(value.droppedAttributesCount, 'droppedAttributesCount', path),
    events: readEvents(value.events, 'events', path),
    droppedEventsCount: readUint32(value.droppedEventsCount, 'droppedEventsCount', path),
    links: readLinks(value.links, 'links', path),
    droppedLinksCount: readUint32(value.droppedLinksCount, 'droppedLinksCount', path),
    statusCode: readStatusCode(status.code, 'status.code', path),
    statusMessage: readText(status.message, 'status.message', path),
  };
  const span = finishSpan(draft, path);
  if (span === undefined) return undefined;
  path.traceId = span.traceId;
  path.parentSpanId = span.parentSpanId ?? '';
  return span;
}

function readEvent(event: JsonObject, path: FieldPath): SpanEvent {
  const attributes = readAttributesJson(event.attributes, path);
  const dropped = readUint32(event.droppedAttributesCount, 'droppedAttributesCount', path);
  return {
    timeUnixNano: readUint64(event.timeUnixNano, 'timeUnixNano', path),
    name: readText(event.name, 'name', path),
    attributes: attributes.length === 0 ? undefined : attributes,
    droppedAttributesCount: dropped === 0 ? undefined : dropped,
  };
}

function readLink(link: JsonObject, path: FieldPath): LinkDraft {
  return {
    traceId: readHex(link.traceId, 'traceId', path),
    spanId: readHex(link.spanId, 'spanId', path),
    traceState: readText(link.traceState, 'traceState', path),
    attributes: readAttributesJson(link.attributes, path),
    flags: readUint32(link.flags, 'flags', path),
    droppedAttributesCount: readUint32(link.droppedAttributesCount, 'droppedAttributesCount', path),
  };
}

function listReader<T>(read: (item: JsonObject, path: FieldPath) => T) {
  return (value: unknown, field: string, path: FieldPath): T[] => {
    if (value === undefined) return [];
    return readList(value, field, path).map((item, i) => {
      path.enter(field, i);
      // null is a default for a field, but not for an element of a list.
      const result = read(readObject(item ?? false, '', path), path);
      path.leave();
      return result;
    });
  };
}
