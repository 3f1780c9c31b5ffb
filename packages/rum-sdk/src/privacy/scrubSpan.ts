import type { Attributes } from '@opentelemetry/api';
import type { ReadableSpan } from '../trace/recorder/readableSpan.ts';
import type { SpanRecord } from '../trace/recorder/spanRecord.ts';
import type { SpanSource } from '../trace/recorder/spanSource.ts';
import { toReadable } from '../trace/recorder/toReadable.ts';
import type { Scrubber, ScrubValue } from './scrubber.ts';

/**
 * A scrubbed copy of an ended span, for the site's own span processors and exporter: no way out of the page passes the
 * scrubber by. Links keep the ids only.
 */
export function scrubSpan(span: SpanRecord, source: SpanSource, scrub: Scrubber): ReadableSpan {
  const { code, message } = span.status;
  const nameOf = scrub.nameOf(span);
  const readable = toReadable(span, source);
  return {
    ...readable,
    name: nameOf(span.name),
    attributes: scrubAttributes(span.attributes, scrub.ofSpan),
    events: readable.events.map(({ name, time, attributes = {} }) => ({
      name: nameOf(name),
      time,
      attributes: scrubAttributes(attributes, scrub.ofEvent),
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
