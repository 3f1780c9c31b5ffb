import type { Context, SpanContext } from '@opentelemetry/api';
import { FLAG_RANDOM } from '@throughline/conventions/sampling';
import { IS_SCRIPT_TAG } from '../../platform/isScriptTag.ts';
import type { Clock } from '../clock.ts';
import { newSpanId, newTraceId } from '../ids.ts';
import type { Sampler } from '../sampling/sampling.ts';
import { UNSET } from '../spanStatus.ts';
import type { Site } from './site.ts';
import type { SpanRecord } from './spanRecord.ts';

/** A span to be started. Without a parent it is a root, and sampled by rate; with one its trace is joined. */
export interface NewSpan
  extends Pick<
    SpanRecord,
    'name' | 'isNamedByUs' | 'kind' | 'startMs' | 'attributes' | 'links' | 'view' | 'parent'
  > {
  /** A root's forerunner, whose trace has become too long: R and with it the decision stay the same, for everyone. */
  readonly follows?: SpanContext | undefined;
  /** For ids in a `traceparent` alone: nothing is recorded. */
  readonly silent: boolean;
}

/** Makes records of spans. What OpenTelemetry's `TracerProvider` is to a server, in the size that a page can bear. */
export interface Recorder {
  readonly clock: Clock;
  open(span: NewSpan): SpanRecord;
  /** All that it begins with is in it. */
  started(span: SpanRecord, context?: Context): void;
  /** Ends it where it is open, at a time in Unix milliseconds; not before it has begun. */
  close(span: SpanRecord, timeMs: number): void;
}

interface RecorderParts {
  readonly clock: Clock;
  /** Decides about roots. */
  readonly sampler: Sampler;
  /** Hears of each span before the end of its way. */
  readonly site: Site | undefined;
  readonly onEnd: (span: SpanRecord) => void;
}

/** A recorder whose spans are heard of by the site's processors, and end in one place. */
export function createRecorder({ clock, sampler, onEnd, ...parts }: RecorderParts): Recorder {
  const site = IS_SCRIPT_TAG ? undefined : parts.site;
  const recorder: Recorder = {
    clock,
    open({ follows, silent, ...given }) {
      const { parent } = given;
      const traceId = parent?.traceId ?? newTraceId(follows?.traceId);
      const { traceFlags, traceState } =
        parent ?? (silent ? { traceFlags: FLAG_RANDOM } : (follows ?? sampler(traceId)));
      return {
        ...given,
        context: { traceId, spanId: newSpanId(), traceFlags, ...(traceState && { traceState }) },
        endMs: 0,
        status: { code: UNSET },
        events: [],
        lostAttributes: 0,
        lostEvents: 0,
        lostLinks: 0,
        isOpen: !silent,
      };
    },
    started(span, context) {
      if (span.isOpen) site?.onStart(span, recorder, context);
    },
    close(span, timeMs) {
      if (!span.isOpen) return;
      span.endMs = Math.max(span.startMs, timeMs);
      site?.onEnding(span);
      span.isOpen = false;
      onEnd(span);
    },
  };
  return recorder;
}
