import type { ReadableSpan } from '../trace/recorder/readableSpan.ts';
import type { Scrubber } from './scrubber.ts';

/**
 * A scrubbed copy of an ended span. It is what every exporter and span processor gets, so that no way out of the page
 * passes the scrubber by. Links keep the ids only.
 */
export function scrubSpan(span: ReadableSpan, scrub: Scrubber): ReadableSpan {
  const { code, message } = span.status;
  return {
    ...span,
    name: scrub.name(span.name),
    attributes: scrub.attributes(span.attributes, 'span'),
    events: span.events.map(({ name, time, attributes }) => ({
      name: scrub.name(name),
      time,
      attributes: scrub.attributes(attributes ?? {}, 'event'),
    })),
    links: span.links.map(({ context }) => ({ context })),
    status: message ? { code, message: scrub.text.scrub(message) } : { code },
  };
}
