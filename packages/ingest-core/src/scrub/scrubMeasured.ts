import type { Span } from '@throughline/wire/otlp/traces';
import { scrubAttributes } from './scrubAttributes.ts';
import type { ScrubContext } from './scrubContext.ts';

/**
 * What the metrics need of a span that sampling leaves out, scrubbed: its labels and its times, and the trace state and
 * flags by which sampling tells it from a kept one. Nothing else of it is looked at, since nothing else of it goes anywhere.
 *
 * @param span changed in place.
 */
export function scrubMeasured(span: Span, context: ScrubContext): Span {
  scrubAttributes(span.attributes, context.rules.measured, context);
  span.name = '';
  span.parentSpanId = undefined;
  span.droppedAttributesCount = undefined;
  span.events = undefined;
  span.droppedEventsCount = undefined;
  span.links = undefined;
  span.droppedLinksCount = undefined;
  span.status = undefined;
  return span;
}
