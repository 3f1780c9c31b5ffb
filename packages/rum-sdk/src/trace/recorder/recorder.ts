import type { Attributes, Context, Span, SpanContext, SpanOptions } from '@opentelemetry/api';
import { FLAG_RANDOM } from '@throughline/conventions/sampling';
import type { Clock } from '../clock.ts';
import { newSpanId, newTraceId } from '../ids.ts';
import type { PageView } from '../pageView.ts';
import type { Sampler } from '../sampling/sampling.ts';
import { RecordedSpan, type SpanOrigin } from './recordedSpan.ts';
import { silentSpan } from './silentSpan.ts';
import type { SpanProcessor } from './spanProcessor.ts';
import type { SpanSource } from './spanSource.ts';

/** A span to be started. */
export interface NewSpan {
  readonly name: string;
  readonly kind?: SpanOptions['kind'] | undefined;
  /** As OpenTelemetry takes it; Unix milliseconds cost least. */
  readonly startTime?: SpanOptions['startTime'] | undefined;
  readonly links?: SpanOptions['links'] | undefined;
  /** The SDK's own, taken as they are: values without one are left out when the span is written. */
  readonly attributes?: Attributes | undefined;
  /** The program's, taken by OpenTelemetry's rules. */
  readonly given?: Attributes | undefined;
  /** The page view that it is known to belong to. */
  readonly view?: PageView | undefined;
  /** Its trace is joined, its flags and tracestate are taken. Without one the span is a root, and sampled by rate. */
  readonly parent?: SpanContext | undefined;
  /** A root's forerunner, whose trace has become too long: R and with it the decision stay the same, for everyone. */
  readonly follows?: SpanContext | undefined;
  /** For ids in a `traceparent` alone: nothing is recorded. */
  readonly silent?: boolean | undefined;
  /** For the site's span processors. */
  readonly context?: Context | undefined;
}

/** Makes spans. What OpenTelemetry's `TracerProvider` is to a server, in the size that a page can bear. */
export type Recorder = (span: NewSpan) => Span;

/** Where spans are seen to begin and to end; `context` is undefined where the program gave none. */
export interface SpanSink extends Required<Pick<SpanProcessor, 'onEnding' | 'onEnd'>> {
  onStart(span: Parameters<SpanProcessor['onStart']>[0], context: Context | undefined): void;
}

/** A recorder whose spans go to one processor. */
export function createRecorder(parts: {
  readonly clock: Clock;
  /** For span processors and exporters. */
  readonly source?: SpanSource | undefined;
  readonly sampler: Sampler;
  readonly processor: SpanSink;
}): Recorder {
  const { sampler, processor } = parts;
  const origin: SpanOrigin = {
    clock: parts.clock,
    source: parts.source,
    onEnding: (span) => processor.onEnding(span),
    onEnd: (span) => processor.onEnd(span),
  };
  return (start) => {
    const { parent, follows, silent } = start;
    const traceId = parent?.traceId ?? newTraceId(follows?.traceId);
    const { traceFlags, traceState } =
      parent ?? (silent ? { traceFlags: FLAG_RANDOM } : (follows ?? sampler(traceId)));
    const context = { traceId, spanId: newSpanId(), traceFlags, ...(traceState && { traceState }) };
    if (silent) return silentSpan(context);
    const span = new RecordedSpan(origin, start, context);
    processor.onStart(span, start.context);
    return span;
  };
}
