import { hasOwn } from '../hasOwn.ts';
import type { RumOptions } from './options.ts';
import { originMatcher } from './originMatcher.ts';
import type { Settings } from './settings.ts';

/** A queued span leaves after half a minute at the latest: rare enough to be cheap, soon enough to be watched. */
const FLUSH_INTERVAL_MS = 30_000;

/** Settings, or the one problem that is told. */
export type ReadOptions =
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly problem: string };

type Check = (value: unknown) => boolean;

/** What holds for an option, what to write where it doesn't, and what it is where it is left out. */
type Rule = readonly [holds: Check, fix: string, byDefault?: unknown];

const isText: Check = (value) => typeof value === 'string' && value.trim() !== '';
const isArrayOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const has =
  (method: string): Check =>
  (value) =>
    typeof (value as Record<string, unknown> | null)?.[method] === 'function';

/** One of these; the first by default. */
const oneOf = (...values: unknown[]): Rule => [
  (value) => values.includes(value),
  values.join(' or '),
  values[0],
];
const RATE: Rule = [
  (value) => Number(value) === value && value >= 0 && value <= 1,
  'a number from 0 to 1',
  1,
];
const NAME: Rule = [isText, 'a text, or left out'];

const RULES: Readonly<Record<keyof RumOptions, Rule>> = {
  endpoint: [
    (value) => isText(value) && endpointUrl(value as string) !== undefined,
    "a URL such as 'https://edge.example.com/v1/traces', or a path such as '/api/ops/ingest'",
  ],
  key: [
    (value) => typeof value === 'string' && /^pk_[\w-]+$/.test(value),
    "the app's publishable key, 'pk_…'",
  ],
  ticket: [(value) => isText(value) || typeof value === 'function', "the site's ticket, or a function"],
  service: [isText, "the page's service.name, such as 'shop'"],
  version: NAME,
  environment: NAME,
  sampleRate: RATE,
  reportRate: RATE,
  propagateTo: [
    isArrayOf((value) => originMatcher(value) !== undefined),
    "an array of origins such as 'https://api.example.com', or of regular expressions",
    [],
  ],
  routes: [
    isArrayOf((value) => isText(value) && (value as string).startsWith('/')),
    "an array of paths such as '/residences/:id'",
    [],
  ],
  flushIntervalMs: [(value) => typeof value === 'number' && value > 0, 'a number above 0', FLUSH_INTERVAL_MS],
  spanProcessors: [isArrayOf(has('onEnd')), 'an array of OpenTelemetry span processors', []],
  exporter: [has('export'), 'an OpenTelemetry span exporter'],
  sampling: oneOf('page-view', 'session'),
  session: oneOf('memory', 'sessionStorage'),
  consent: oneOf('granted', 'denied'),
  debug: oneOf(false, true),
};

/** They have no default. */
const REQUIRED: readonly string[] = ['endpoint', 'key', 'service'];

/** Checks the options once and fills in the defaults. */
export function readOptions(options: RumOptions): ReadOptions {
  // what a library has put on Object.prototype is no option
  const own = { __proto__: null, ...options };
  const problem = firstProblem(options, own);
  return problem === undefined ? { ok: true, settings: withDefaults(own) } : { ok: false, problem };
}

function firstProblem(options: unknown, given: Readonly<Record<string, unknown>>): string | undefined {
  if (typeof options !== 'object' || options === null) return 'startRum takes an object of options';
  for (const [name, [holds, fix]] of Object.entries(RULES)) {
    const value = given[name];
    if (value === undefined ? REQUIRED.includes(name) : !holds(value))
      return `option ${name} (${dataName(name)}) must be ${fix}`;
  }
  const unknown = Object.keys(given).find((name) => !hasOwn(RULES, name));
  return unknown && `option ${unknown} is unknown; the options are ${Object.keys(RULES).join(', ')}`;
}

/** The same option as the script tag has it: `sampleRate` is `data-sample-rate`. */
function dataName(option: string): string {
  return `data-${option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

function withDefaults(options: RumOptions): Settings {
  // copies: a page that changes its arrays later doesn't change where headers go
  const all = Object.fromEntries(
    Object.entries(RULES).map(([name, [, , byDefault]]) => {
      const value = options[name as keyof RumOptions] ?? byDefault;
      return [name, Array.isArray(value) ? [...value] : value];
    }),
  ) as unknown as Settings & Required<Pick<RumOptions, 'propagateTo'>>;
  // in a sandboxed frame 'null', which is nobody's: there even the server that the page came from is another origin
  const matchers = [globalThis.origin, ...(all.propagateTo ?? [])].map(originMatcher);
  return {
    ...all,
    endpoint: endpointUrl(options.endpoint) as URL,
    propagatesTo: (origin) => matchers.some((matches) => matches?.(origin)),
  };
}

/** Resolved against the page's own address, not its `<base>`: a base element must not choose who gets the data. */
function endpointUrl(endpoint: string): URL | undefined {
  try {
    const url = new URL(endpoint, location.href);
    return /^https?:$/.test(url.protocol) ? url : undefined;
  } catch {
    return undefined;
  }
}
