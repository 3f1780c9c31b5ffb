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
const RATE: Rule = { holds: (value) => Number(value) === value && value >= 0 && value <= 1, byDefault: 1 };
const OPTIONAL: Rule = { holds: (value) => value === undefined || isText(value) };
const isPath: Check = (value) => isText(value) && (value as string).startsWith('/');
const list = (check: Check): Rule => ({ holds: isArrayOf(check), byDefault: [] });

/** The options that a script tag can have too. What to write where one doesn't hold says `mistakeOf`. */
export const RULES: Readonly<Record<Exclude<keyof RumOptions, 'spanProcessors' | 'exporter'>, Rule>> = {
  // resolved against the page's own address, not its `<base>`: a base element must not choose who gets the data
  endpoint: { holds: (value) => isText(value) && httpUrl(value as string, location.href) },
  key: { holds: (value) => typeof value === 'string' && /^pk_[\w-]+$/.test(value) },
  ticket: {
    holds: (value) => OPTIONAL.holds(value) || (!IS_SCRIPT_TAG && typeof value === 'function'),
  },
  service: { holds: isText },
  version: OPTIONAL,
  environment: OPTIONAL,
  sampleRate: RATE,
  reportRate: RATE,
  propagateTo: list(originMatcher),
  propagateExcept: list(isPath),
  routes: list(isPath),
  flushIntervalMs: {
    holds: (value) => Number(value) === value && value > 0,
    byDefault: FLUSH_INTERVAL_MS,
  },
  sampling: oneOf('page-view', 'session'),
  session: oneOf('memory', 'sessionStorage'),
  consent: oneOf('granted', 'denied'),
  debug: oneOf(false, true),
};
