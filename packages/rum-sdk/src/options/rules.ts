import { httpUrl } from '../platform/httpUrl.ts';
import { IS_SCRIPT_TAG } from '../platform/isScriptTag.ts';
import { isArrayOf } from './isArrayOf.ts';
import type { RumOptions } from './options.ts';
import { originMatcher } from './originMatcher.ts';
import type { Check, Rule } from './rule.ts';

/** A queued span leaves after half a minute at the latest: rare enough to be cheap, soon enough to be watched. */
const FLUSH_INTERVAL_MS = 30_000;

const isText: Check = (value) => typeof value === 'string' && value.trim();
/** One of these; the first by default. */
const oneOf = (...values: unknown[]): Rule => ({
  holds: (value) => values.includes(value),
  byDefault: values[0],
});
/** NaN for what is no number, which holds for nothing. */
const readNumber = (text: string): number | undefined => (text.trim() === '' ? undefined : Number(text));
const RATE: Rule = {
  holds: (value) => Number(value) === value && value >= 0 && value <= 1,
  read: readNumber,
  byDefault: 1,
};
const TEXT: Rule = { holds: isText };
const list = (check: Check): Rule => ({
  holds: isArrayOf(check),
  read: (text) => text.split(',').flatMap((item) => item.trim() || []),
  byDefault: [],
});

/** The options that a script tag can have too. What to write where one doesn't hold says `mistakeOf`. */
export const RULES: Readonly<Record<Exclude<keyof RumOptions, 'spanProcessors' | 'exporter'>, Rule>> = {
  // resolved against the page's own address, not its `<base>`: a base element must not choose who gets the data
  endpoint: { holds: (value) => isText(value) && httpUrl(value as string, location.href) },
  key: { holds: (value) => isText(value) && /^pk_[\w-]+$/.test(value as string) },
  ticket: { holds: (value) => isText(value) || (!IS_SCRIPT_TAG && typeof value === 'function') },
  service: TEXT,
  version: TEXT,
  environment: TEXT,
  sampleRate: RATE,
  reportRate: RATE,
  propagateTo: list(originMatcher),
  routes: list((value) => isText(value) && (value as string).startsWith('/')),
  flushIntervalMs: {
    holds: (value) => Number(value) === value && value > 0,
    read: readNumber,
    byDefault: FLUSH_INTERVAL_MS,
  },
  sampling: oneOf('page-view', 'session'),
  session: oneOf('memory', 'sessionStorage'),
  consent: oneOf('granted', 'denied'),
  debug: { ...oneOf(false, true), read: (text) => text !== 'false' },
};
