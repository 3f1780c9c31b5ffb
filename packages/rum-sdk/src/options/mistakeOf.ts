import { hasOwn } from '../platform/hasOwn.ts';
import { dataName } from './dataName.ts';
import type { RumOptions } from './options.ts';

const RATE = 'a number from 0 to 1';
const NAME = 'a text, or left out';

/** What to write for an option. */
const FIXES: Readonly<Record<keyof RumOptions, string>> = {
  endpoint: "a URL such as 'https://edge.example.com/v1/traces', or a path such as '/api/ops/ingest'",
  key: "the app's publishable key, 'pk_…'",
  ticket: "the site's ticket, or a function that gives it",
  service: "the page's service.name, such as 'shop'",
  version: NAME,
  environment: NAME,
  sampleRate: RATE,
  reportRate: RATE,
  propagateTo: "an array of origins such as 'https://api.example.com', or of regular expressions",
  propagateExcept: "an array of beginnings of paths such as '/downloads/'",
  routes: "an array of paths such as '/residences/:id'",
  flushIntervalMs: 'a number above 0',
  spanProcessors: 'an array of OpenTelemetry span processors',
  exporter: 'an OpenTelemetry span exporter',
  sampling: 'page-view or session',
  session: 'memory or sessionStorage',
  consent: 'granted or denied',
  debug: 'false or true',
};

/** What is wrong with an option that doesn't hold, and the fix; of `startRum` itself, that it was called twice. */
export function mistakeOf(option: string): string {
  if (option === 'startRum') {
    return 'startRum was called twice: the first stays. Call it once, or stop() the first.';
  }
  const mistake = hasOwn(FIXES, option)
    ? `option ${option} (${dataName(option)}) must be ${FIXES[option as keyof RumOptions]}`
    : `option ${option} is unknown; the options are ${Object.keys(FIXES).join(', ')}`;
  return `${mistake}. Nothing is measured.`;
}
