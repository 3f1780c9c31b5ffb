import type { Span } from '@opentelemetry/api';
import { apiSpan } from './apiSpan.ts';
import type { ReadableSpan } from './readableSpan.ts';
import type { Recorder } from './recorder.ts';
import type { SpanRecord } from './spanRecord.ts';
import type { SpanSource } from './spanSource.ts';
import { toReadable } from './toReadable.ts';

/** A record as a span processor sees it while it is open: to be written, and to be read as it is by then. */
export function liveSpan(record: SpanRecord, recorder: Recorder, source: SpanSource): Span & ReadableSpan {
  const span = apiSpan(record, recorder);
  const { updateName, addEvent } = span;
  // what a processor names may be anything, and of a span of ours too it is scrubbed then
  const naming =
    <T extends unknown[]>(change: (...args: T) => Span) =>
    (...args: T): Span => {
      record.isNamedByUs = false;
      return change(...args);
    };
  Object.assign(span, { updateName: naming(updateName), addEvent: naming(addEvent) });
  for (const name of Object.keys(toReadable(record, source)) as (keyof ReadableSpan)[]) {
    Object.defineProperty(span, name, { get: () => toReadable(record, source)[name], enumerable: true });
  }
  return span as Span & ReadableSpan;
}
