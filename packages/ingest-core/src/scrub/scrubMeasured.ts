import type { Span } from '@throughline/wire/otlp/traces';
import { scrubAttributes } from './scrubAttributes.ts';
import type { ScrubContext } from './scrubContext.ts';

/**
 * What the metrics need of a span that sampling leaves out, scrubbed: its labels and its times. Nothing else of it is
 * looked at, since nothing else of it goes anywhere.
 */
export function scrubMeasured(span: Span, context: ScrubContext): Span {
  const measured: Span = {
    traceId: span.traceId,
    spanId: span.spanId,
    name: '',
    kind: span.kind,
    startTimeUnixNano: span.startTimeUnixNano,
    endTimeUnixNano: span.endTimeUnixNano,
    attributes: scrubAttributes(span.attributes, context.rules.measured, context),
  };
  // by which sampling tells it from a kept one
  if (span.traceState !== undefined) measured.traceState = span.traceState;
  if (span.flags !== undefined) measured.flags = span.flags;
  return measured;
}
