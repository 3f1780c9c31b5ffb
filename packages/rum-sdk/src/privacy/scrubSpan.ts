import type { Attributes } from '@opentelemetry/api';
import type { EndedSpan, ReadableSpan } from '../trace/recorder/readableSpan.ts';
import type { Scrubber, ScrubValue } from './scrubber.ts';

/**
 * A scrubbed copy of an ended span, for the site's own span processors and exporter: no way out of the page passes the
 * scrubber by. Links keep the ids only.
 */
export function scrubSpan({ view: _, ...span }: EndedSpan, scrub: Scrubber): ReadableSpan {
  const { code, message } = span.status;
  return {
    ...span,
    name: scrub.name(span.name),
    attributes: scrubAttributes(span.attributes, scrub.ofSpan),
    events: span.events.map(({ name, time, attributes }) => ({
      name: scrub.name(name),
      time,
      attributes: scrubAttributes(attributes ?? {}, scrub.ofEvent),
    })),
    links: span.links.map(({ context }) => ({ context })),
    status: message ? { code, message: scrub.text.scrub(message) } : { code },
  };
}

function scrubAttributes(given: Attributes, scrubValue: ScrubValue): Attributes {
  const allowed: Attributes = {};
  for (const name of Object.keys(given)) {
    const value = scrubValue(name, given[name]);
    if (value !== undefined) allowed[name] = value;
  }
  return allowed;
}
