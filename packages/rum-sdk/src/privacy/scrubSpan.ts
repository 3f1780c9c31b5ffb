import type { ReadableSpan } from '@opentelemetry/sdk-trace-base';
import type { Scrubber } from './scrubber.ts';

/**
 * A scrubbed view of an ended span. It is what every exporter and span processor gets, so that no way out of the page
 * passes the scrubber by. Links keep the ids only.
 */
export function scrubSpan(span: ReadableSpan, scrub: Scrubber): ReadableSpan {
  const status = span.status.message
    ? { code: span.status.code, message: scrub.text(span.status.message) }
    : span.status;
  return Object.create(span, {
    name: { value: scrub.text(span.name), enumerable: true },
    attributes: { value: scrub.attributes(span.attributes, 'span'), enumerable: true },
    events: {
      value: span.events.map(({ name, time, attributes }) => ({
        name: scrub.text(name),
        time,
        attributes: scrub.attributes(attributes ?? {}, 'event'),
      })),
      enumerable: true,
    },
    links: { value: span.links.map(({ context }) => ({ context })), enumerable: true },
    status: { value: status, enumerable: true },
  }) as ReadableSpan;
}
