import type { KeyValue, SpanEvent } from './traces.ts';

/** A span as the readers find it, before {@link finishSpan}: protobuf's defaults stand where a field is absent. */
export interface SpanDraft {
  /** Lower-case hex of any length. */
  traceId: string;
  spanId: string;
  parentSpanId: string;
  traceState: string;
  flags: number;
  name: string;
  kind: number;
  startTimeUnixNano: string;
  endTimeUnixNano: string;
  attributes: KeyValue[];
  droppedAttributesCount: number;
  events: SpanEvent[];
  droppedEventsCount: number;
  links: LinkDraft[];
  droppedLinksCount: number;
  statusCode: number;
  statusMessage: string;
}

/** A link as the readers find it. */
export interface LinkDraft {
  traceId: string;
  spanId: string;
  traceState: string;
  attributes: KeyValue[];
  flags: number;
  droppedAttributesCount: number;
}

/** An empty span: all defaults. */
export function newSpanDraft(): SpanDraft {
  return {
    traceId: '',
    spanId: '',
    parentSpanId: '',
    traceState: '',
    flags: 0,
    name: '',
    kind: 0,
    startTimeUnixNano: '0',
    endTimeUnixNano: '0',
    attributes: [],
    droppedAttributesCount: 0,
    events: [],
    droppedEventsCount: 0,
    links: [],
    droppedLinksCount: 0,
    statusCode: 0,
    statusMessage: '',
  };
}
