import type {
  Attributes,
  Exception,
  HrTime,
  Link,
  Span,
  SpanContext,
  SpanStatus,
  TimeInput,
} from '@opentelemetry/api';
import type { Clock } from '../clock.ts';
import { INTERNAL } from '../spanKind.ts';
import { ERROR, OK, UNSET } from '../spanStatus.ts';
import { hrDuration, toHrTime } from './hrTime.ts';
import { putAttributes } from './putAttributes.ts';
import type { EndedSpan, ReadableSpan, Resource, TimedEvent } from './readableSpan.ts';
import type { NewSpan } from './recorder.ts';
import type { SpanSource } from './spanSource.ts';

/** Events, and links, of a span; the oldest go first. OpenTelemetry's own default (`OTEL_SPAN_EVENT_COUNT_LIMIT`). */
const MAX_EVENTS = 128;

/** What all spans of a recorder share. */
export interface SpanOrigin {
  readonly clock: Clock;
  /** Where nobody reads it, there is none. */
  readonly source: SpanSource | undefined;
  /** Called at the end, while the span can still be changed, and after it. */
  onEnding(span: RecordedSpan): void;
  onEnd(span: RecordedSpan): void;
}

/** A span of OpenTelemetry's API that is recorded, and read by span processors and exporters. Its rules are the SDK's. */
export class RecordedSpan implements Span, EndedSpan {
  readonly spanContext: () => SpanContext;
  readonly parentSpanContext?: SpanContext;
  readonly kind: ReadableSpan['kind'];
  declare readonly resource: Resource;
  declare readonly instrumentationScope: ReadableSpan['instrumentationScope'];
  readonly startTime: HrTime;
  readonly attributes: Attributes;
  view: EndedSpan['view'];
  readonly events: TimedEvent[] = [];
  readonly links: Link[] = [];
  name: string;
  status: SpanStatus = { code: UNSET };
  endTime: HrTime = [0, 0];
  duration: HrTime = [-1, -1];
  ended = false;
  droppedAttributesCount = 0;
  droppedEventsCount = 0;
  droppedLinksCount = 0;
  readonly #origin: SpanOrigin;

  constructor(origin: SpanOrigin, start: NewSpan, context: SpanContext) {
    this.#origin = origin;
    this.spanContext = () => context;
    if (start.parent) this.parentSpanContext = start.parent;
    this.name = start.name;
    this.kind = start.kind ?? INTERNAL;
    this.view = start.view;
    if (origin.source) Object.assign(this, origin.source);
    this.startTime = toHrTime(start.startTime, origin.clock);
    this.attributes = start.attributes ?? {};
    if (start.links) this.addLinks(start.links);
    if (start.given) this.setAttributes(start.given);
  }

  setAttribute(key: string, value: Attributes[string]): this {
    return this.setAttributes({ [key]: value });
  }

  setAttributes(attributes: Attributes): this {
    if (!this.ended) this.droppedAttributesCount += putAttributes(this.attributes, attributes);
    return this;
  }

  addEvent(name: string, attributesOrTime?: Attributes | TimeInput, timeStamp?: TimeInput): this {
    if (this.ended) return this;
    const isTime = isTimeInput(attributesOrTime);
    const time = isTime && !isTimeInput(timeStamp) ? attributesOrTime : timeStamp;
    const attributes: Attributes = {};
    const droppedAttributesCount = putAttributes(attributes, isTime ? undefined : attributesOrTime);
    this.droppedEventsCount += push(this.events, {
      name,
      attributes,
      time: toHrTime(time, this.#origin.clock),
      droppedAttributesCount,
    });
    return this;
  }

  addLink(link: Link): this {
    return this.addLinks([link]);
  }

  addLinks(links: Link[]): this {
    if (this.ended) return this;
    for (const { context, attributes: given } of links) {
      const attributes: Attributes = {};
      const droppedAttributesCount = putAttributes(attributes, given);
      this.droppedLinksCount += push(this.links, {
        context,
        ...(Object.keys(attributes).length > 0 && { attributes }),
        ...(droppedAttributesCount > 0 && { droppedAttributesCount }),
      });
    }
    return this;
  }

  setStatus({ code, message }: SpanStatus): this {
    // what says OK stays so, and nothing goes back to UNSET (OpenTelemetry specification, "Set Status")
    if (this.ended || code === UNSET || this.status.code === OK) return this;
    this.status = code === ERROR && typeof message === 'string' ? { code, message } : { code };
    return this;
  }

  updateName(name: string): this {
    if (!this.ended) this.name = name;
    return this;
  }

  isRecording(): boolean {
    return !this.ended;
  }

  recordException(exception: Exception, time?: TimeInput): void {
    const given = typeof exception === 'string' ? { message: exception } : exception;
    const { code, name, message, stack } = (given ?? {}) as ExceptionFields;
    const type = code ? String(code) : name;
    if (!type && !message) return;
    const attributes = {
      'exception.type': type || undefined,
      'exception.message': message || undefined,
      'exception.stacktrace': stack || undefined,
    };
    this.addEvent('exception', attributes, time);
  }

  end(endTime?: TimeInput): void {
    if (this.ended) return;
    const end = toHrTime(endTime, this.#origin.clock);
    const duration = hrDuration(this.startTime, end);
    const isBackwards = duration[0] < 0;
    this.endTime = isBackwards ? this.startTime : end;
    this.duration = isBackwards ? [0, 0] : duration;
    this.#origin.onEnding(this);
    this.ended = true;
    this.#origin.onEnd(this);
  }
}

interface ExceptionFields {
  readonly code?: string | number;
  readonly name?: string;
  readonly message?: string;
  readonly stack?: string;
}

function isTimeInput(value: unknown): value is TimeInput {
  return typeof value === 'number' || value instanceof Date || Array.isArray(value);
}

/** @returns how many had to go for it. */
function push<T>(list: T[], item: T): number {
  list.push(item);
  if (list.length <= MAX_EVENTS) return 0;
  list.shift();
  return 1;
}
