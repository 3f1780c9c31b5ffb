import type { Attributes } from '@opentelemetry/api';
import type { Attribute, Scrub } from '@throughline/conventions/attribute';
import { BROWSER_ATTRIBUTES, type BrowserAttribute } from '@throughline/conventions/browserAttributes';
import { MAX_VALUE_LENGTH } from '@throughline/conventions/wire';
import { templatePath } from '@throughline/scrub/path/templatePath';
import { scrubUrl } from '@throughline/scrub/scrubUrl';
import { hasOwn } from '../platform/hasOwn.ts';
import { ofDocument } from '../platform/ofDocument.ts';
import type { SpanRecord } from '../trace/recorder/spanRecord.ts';
import { remembering } from './remembering.ts';
import { createTextScrubber, type TextScrubber } from './textScrubber.ts';

/** Takes personal data out of what is about to be queued: nothing enters the queue that hasn't been through here. */
export interface Scrubber {
  /** Free text. */
  readonly text: TextScrubber;
  /** For the name of a span, and those of its events. */
  nameOf(span: Pick<SpanRecord, 'isNamedByUs'>): (name: string) => string;
  /** A path, as a route template. */
  route(path: string): string;
  /** What may leave of an attribute's value, by its own treatment; undefined for what is not in the allowlist there. */
  readonly ofSpan: ScrubValue;
  readonly ofEvent: ScrubValue;
}

/** Scrubs the value of an attribute by its name. */
export type ScrubValue = (name: string, value: Attributes[string]) => Attributes[string];

/** What the SDK writes where nothing needs to be scrubbed: words, versions of protocols, ids of web-vitals, hosts. */
const SYMBOL = /^(?:[A-Za-z_-]{0,32}|[\d.]{1,3}|v[\d-]{29}|127\.0\.0\.1|(?:[A-Za-z\d-]{1,20}\.)+[A-Za-z-]+)$/;

/** A scrubber that knows the site's own route templates. */
export function createScrubber(routes: readonly string[]): Scrubber {
  const text = createTextScrubber();
  const route = remembering((path) => templatePath(path, routes));
  const treatments: Readonly<Record<Scrub, (value: string) => string>> = {
    // an app's own span can have anything under these names
    none: (value) => (SYMBOL.test(value) ? value : text.scrub(value)),
    text: text.scrub,
    path: route,
    url: remembering((value) => scrubUrl(value, { base: ofDocument('baseURI'), routes })),
  };
  const scrubValue =
    (on: 'span' | 'event'): ScrubValue =>
    (name, value) => {
      const rule = ruleOf(name, on);
      // no attribute of the allowlist is an array, so one under its name is no value of ours
      if (!rule || Array.isArray(value)) return undefined;
      return typeof value === 'string' ? treatments[rule.scrub](value.slice(0, MAX_VALUE_LENGTH)) : value;
    };
  return {
    text,
    nameOf: ({ isNamedByUs }) => (isNamedByUs ? asItIs : text.scrub),
    route,
    ofSpan: scrubValue('span'),
    ofEvent: scrubValue('event'),
  };
}

function ruleOf(name: string, on: 'span' | 'event'): Attribute | undefined {
  if (!hasOwn(BROWSER_ATTRIBUTES, name)) return undefined;
  const rule: Attribute = BROWSER_ATTRIBUTES[name as BrowserAttribute];
  return rule.on.includes(on) ? rule : undefined;
}

function asItIs(value: string): string {
  return value;
}
