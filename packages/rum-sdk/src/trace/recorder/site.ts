import type { Context } from '@opentelemetry/api';
import type { Scrubber } from '../../privacy/scrubber.ts';
import type { ReadableSpan } from './readableSpan.ts';
import type { Recorder } from './recorder.ts';
import type { SpanRecord } from './spanRecord.ts';

/** The site's own span processors and exporter. */
export interface Site {
  /** A span begins; `context` is undefined where the program gave none. */
  onStart(span: SpanRecord, recorder: Recorder, context: Context | undefined): void;
  /** Its time is known, and it can still be changed. */
  onEnding(span: SpanRecord): void;
  /** What they get of it, scrubbed. */
  copy(span: SpanRecord, scrubber: Scrubber): ReadableSpan;
  /** A copy that is sampled. */
  onEnd(copy: ReadableSpan): void;
}
