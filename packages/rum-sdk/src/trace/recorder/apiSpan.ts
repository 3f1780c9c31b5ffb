import type { Attributes, Exception, Span, TimeInput } from '@opentelemetry/api';
import { ERROR, OK, UNSET } from '../spanStatus.ts';
import { epochMs } from './epochMs.ts';
import { putAttributes } from './putAttributes.ts';
import type { Recorder } from './recorder.ts';
import type { SpanRecord } from './spanRecord.ts';

/** Events, and links, of a span; the oldest go first. OpenTelemetry's own default (`OTEL_SPAN_EVENT_COUNT_LIMIT`). */
const MAX_EVENTS = 128;

/** A record as the program sees it: a span of OpenTelemetry's API, which writes into it by the rules of the SDK. */
export function apiSpan(record: SpanRecord, { clock, close }: Pick<Recorder, 'clock' | 'close'>): Span {
  const whileOpen =
    <T extends unknown[]>(write: (...args: T) => void) =>
    (...args: T): Span => {
      if (record.isOpen) write(...args);
      return span;
    };
  const span: Span = {
    spanContext: () => record.context,
    isRecording: () => record.isOpen,
    setAttribute: (key, value) => span.setAttributes({ [key]: value }),
    setAttributes: whileOpen((attributes) => {
      record.lostAttributes += putAttributes(record.attributes, attributes);
    }),
    addEvent: whileOpen((name: string, attributesOrTime?: Attributes | TimeInput, timeStamp?: TimeInput) => {
      const isTime = isTimeInput(attributesOrTime);
      const timeMs = epochMs(isTime && !isTimeInput(timeStamp) ? attributesOrTime : timeStamp, clock);
      const attributes: Attributes = {};
      putAttributes(attributes, isTime ? undefined : attributesOrTime);
      record.lostEvents += push(record.events, { name, attributes, timeMs });
    }),
    addLink: (link) => span.addLinks([link]),
    addLinks: whileOpen((links) => {
      // of a link only the ids ever leave
      for (const { context } of links) record.lostLinks += push(record.links, { context });
    }),
    setStatus: whileOpen(({ code, message }) => {
      // what says OK stays so, and nothing goes back to UNSET (OpenTelemetry specification, "Set Status")
      if (code === UNSET || record.status.code === OK) return;
      record.status = code === ERROR && typeof message === 'string' ? { code, message } : { code };
    }),
    updateName: whileOpen((name) => {
      record.name = name;
    }),
    recordException(exception, time) {
      const attributes = exceptionAttributes(exception);
      if (attributes) span.addEvent('exception', attributes, time);
    },
    end: (time) => close(record, epochMs(time, clock)),
  };
  return span;
}

interface ExceptionFields {
  readonly code?: string | number;
  readonly name?: string;
  readonly message?: string;
  readonly stack?: string;
}

function exceptionAttributes(exception: Exception): Attributes | undefined {
  const given = typeof exception === 'string' ? { message: exception } : exception;
  const { code, name, message, stack } = (given ?? {}) as ExceptionFields;
  const type = code ? String(code) : name;
  if (!type && !message) return undefined;
  return {
    'exception.type': type || undefined,
    'exception.message': message || undefined,
    'exception.stacktrace': stack || undefined,
  };
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
