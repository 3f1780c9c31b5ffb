import type { Attributes } from '@opentelemetry/api';
import type { Attribute, Scrub } from '@throughline/conventions/attribute';
import { BROWSER_ATTRIBUTES, type BrowserAttribute } from '@throughline/conventions/browserAttributes';
import { MAX_VALUE_LENGTH } from '@throughline/conventions/wire';
import { templatePath } from '@throughline/scrub/path/templatePath';
import { scrubUrl } from '@throughline/scrub/scrubUrl';
import { hasOwn } from '../platform/hasOwn.ts';
import { ofDocument } from '../platform/ofDocument.ts';
import { remembering } from './remembering.ts';
import { createTextScrubber, type TextScrubber } from './textScrubber.ts';

/** Takes personal data out of what is about to be queued: nothing enters the queue that hasn't been through here. */
export interface Scrubber {
  /** Free text. */
  readonly text: TextScrubber;
  /** The name of a span or an event. */
  name(value: string): string;
  /** From now on this name is left as it is: it is made of constants and templates alone. */
  trust(name: string): void;
  /** A path, as a route template. */
  route(path: string): string;
  /** What may leave of an attribute's value, by its own treatment; undefined for what is not in the allowlist there. */
  readonly ofSpan: ScrubValue;
  readonly ofEvent: ScrubValue;
}

/** Scrubs the value of an attribute by its name. */
export type ScrubValue = (name: string, value: Attributes[string]) => Attributes[string];

/** Different names of spans that needn't be scrubbed: those of the page, and of its API's routes. */
const MAX_TRUSTED = 200;

/** A scrubber that knows the site's own route templates. */
export function createScrubber(routes: readonly string[]): Scrubber {
  const text = createTextScrubber();
  const route = remembering((path) => templatePath(path, routes));
  const trusted = new Set<string>();
  const treatments: Readonly<Record<Scrub, (value: string) => string>> = {
    none: (value) => value,
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
    name: (value) => (trusted.has(value) ? value : text.scrub(value)),
    trust(name) {
      if (trusted.size < MAX_TRUSTED) trusted.add(name);
    },
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
