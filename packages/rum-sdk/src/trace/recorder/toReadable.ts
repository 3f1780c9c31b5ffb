import { hrDuration } from './hrDuration.ts';
import type { ReadableSpan } from './readableSpan.ts';
import type { SpanRecord } from './spanRecord.ts';
import type { SpanSource } from './spanSource.ts';

/** A record in the shape that span processors and exporters read. */
export function toReadable(record: SpanRecord, source: SpanSource): ReadableSpan {
  const { context, parent, startTime, endTime, isOpen } = record;
  return {
    ...source,
    name: record.name,
    kind: record.kind,
    spanContext: () => context,
    ...(parent && { parentSpanContext: parent }),
    startTime,
    endTime,
    duration: hrDuration(startTime, endTime),
    ended: !isOpen,
    status: record.status,
    attributes: record.attributes,
    events: record.events,
    links: record.links,
    droppedAttributesCount: record.lostAttributes,
    droppedEventsCount: record.lostEvents,
    droppedLinksCount: record.lostLinks,
  };
}
