import { hrTime } from './hrTime.ts';
import type { ReadableSpan } from './readableSpan.ts';
import type { SpanRecord } from './spanRecord.ts';
import type { SpanSource } from './spanSource.ts';

/** As OpenTelemetry tells that a span has not ended. */
const UNKNOWN: ReadableSpan['duration'] = [-1, -1];

/** A record in the shape that span processors and exporters read. */
export function toReadable(record: SpanRecord, source: SpanSource): ReadableSpan {
  const { context, parent, startMs, endMs, isOpen } = record;
  return {
    ...source,
    name: record.name,
    kind: record.kind,
    spanContext: () => context,
    ...(parent && { parentSpanContext: parent }),
    startTime: hrTime(startMs),
    endTime: hrTime(endMs),
    duration: endMs === 0 ? UNKNOWN : hrTime(endMs - startMs),
    ended: !isOpen,
    status: record.status,
    attributes: record.attributes,
    events: record.events.map(({ name, timeMs, attributes }) => ({ name, time: hrTime(timeMs), attributes })),
    links: record.links,
    droppedAttributesCount: record.lostAttributes,
    droppedEventsCount: record.lostEvents,
    droppedLinksCount: record.lostLinks,
  };
}
