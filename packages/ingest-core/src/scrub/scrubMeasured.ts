import type { Span } from '@throughline/wire/otlp/traces';
import { MEASURED_ATTRIBUTES } from '../measure/measuredAttributes.ts';
import { scrubAttributes } from './scrubAttributes.ts';
import type { ScrubContext } from './scrubContext.ts';

const MEASURED: ReadonlySet<string> = new Set(MEASURED_ATTRIBUTES);

/**
 * What the metrics need of a span that sampling leaves out, scrubbed: its labels and its times. Nothing else of it is
 * looked at, since nothing else of it goes anywhere.
 */
export function scrubMeasured(span: Span, context: ScrubContext): Span {
  const measured = span.attributes.filter(({ key }) => MEASURED.has(key));
  return {
    traceId: span.traceId,
    spanId: span.spanId,
    // by which sampling tells it from a kept one
    ...(span.traceState !== undefined && { traceState: span.traceState }),
    ...(span.flags !== undefined && { flags: span.flags }),
    name: '',
    kind: span.kind,
    startTimeUnixNano: span.startTimeUnixNano,
    endTimeUnixNano: span.endTimeUnixNano,
    attributes: scrubAttributes(measured, 'span', context),
  };
}
