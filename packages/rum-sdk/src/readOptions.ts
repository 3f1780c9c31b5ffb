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

const isText: Check = (value) => typeof value === 'string' && value.trim() !== '';
const isRate: Check = (value) => typeof value === 'number' && value >= 0 && value <= 1;
const isBoolean: Check = (value) => typeof value === 'boolean';
const isArrayOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const isOneOf =
  (...values: string[]): Check =>
  (value) =>
    values.includes(value as string);
const has =
  (method: string): Check =>
  (value) =>
    typeof (value as Record<string, unknown> | null)?.[method] === 'function';
const isRoute: Check = (value) => typeof value === 'string' && value.startsWith('/');

/** Each option: what holds for it, and what to write where it doesn't. */
const CHECKS: Readonly<Record<keyof RumOptions, readonly [Check, string]>> = {
  endpoint: [
    (value) => isText(value) && endpointUrl(value as string) !== undefined,
    "a full URL such as 'https://edge.example.com/v1/traces', or a path on this origin such as '/api/ops/ingest'",
  ],
  key: [
    (value) => typeof value === 'string' && /^pk_[\w-]+$/.test(value),
    "the app's publishable key, 'pk_…'",
  ],
  service: [isText, "the page's service.name, such as 'shop'"],
  version: [isText, "the page's service.version, or leave it out"],
  environment: [isText, "a name such as 'production', or leave it out"],
  sampleRate: [isRate, 'a number from 0 to 1'],
  reportRate: [isRate, 'a number from 0 to 1'],
  propagateTo: [
    isArrayOf((value) => originMatcher(value) !== undefined),
    "an array of origins such as 'https://api.example.com', or regular expressions for whole origins",
  ],
  routes: [isArrayOf(isRoute), "an array of templates such as '/residences/:id'"],
  flushIntervalMs: [(value) => typeof value === 'number' && value > 0, 'milliseconds above 0'],
  spanProcessors: [isArrayOf(has('onEnd')), 'an array of OpenTelemetry span processors'],
  exporter: [has('export'), 'an OpenTelemetry span exporter'],
  sampling: [isOneOf('page-view', 'session'), "'page-view' or 'session'"],
  session: [isOneOf('memory', 'sessionStorage'), "'memory' or 'sessionStorage'"],
  consent: [isOneOf('granted', 'denied'), "'granted' or 'denied'"],
  debug: [isBoolean, 'true or false'],
};

const REQUIRED: readonly string[] = ['endpoint', 'key', 'service'];

/** Checks the options once and fills in the defaults. */
export function readOptions(options: RumOptions): ReadOptions {
  const problem = firstProblem(options);
  return problem === undefined ? { ok: true, settings: withDefaults(options) } : { ok: false, problem };
}

function firstProblem(options: unknown): string | undefined {
  if (typeof options !== 'object' || options === null) return 'startRum takes an object of options';
  const given = options as Record<string, unknown>;
  for (const [name, [holds, fix]] of Object.entries(CHECKS)) {
    const value = given[name];
    if (value === undefined ? REQUIRED.includes(name) : !holds(value))
      return `option ${name} (${dataName(name)}) must be ${fix}`;
  }
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(CHECKS, name));
  if (unknown === undefined) return undefined;
  return unknown === 'registerGlobal'
    ? `option registerGlobal is unknown; call registerGlobal(rum) from '@throughline/rum-sdk/global'`
    : `option ${unknown} is unknown; the options are ${Object.keys(CHECKS).join(', ')}`;
}

/** The same option as the script tag has it: `sampleRate` is `data-sample-rate`. */
function dataName(option: string): string {
  return `data-${option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

function withDefaults(options: RumOptions): Settings {
  const { endpoint, propagateTo = [], routes = [], spanProcessors = [], ...rest } = options;
  // in a sandboxed frame 'null', which is nobody's: there even the server that the page came from is another origin
  const matchers = [globalThis.origin, ...propagateTo].map(originMatcher);
  return {
    version: undefined,
    environment: undefined,
    sampleRate: 1,
    reportRate: 1,
    flushIntervalMs: FLUSH_INTERVAL_MS,
    exporter: undefined,
    sampling: 'page-view',
    session: 'memory',
    consent: 'granted',
    debug: false,
    ...defined(rest),
    key: options.key,
    service: options.service,
    // a copy: a page that changes its array later doesn't change where headers go
    routes: [...routes],
    spanProcessors: [...spanProcessors],
    endpoint: endpointUrl(endpoint) as URL,
    propagatesTo: (origin) => matchers.some((matches) => matches?.(origin)),
  };
}

/** Without the members that are undefined, so that they don't hide a default. */
function defined<T extends object>(object: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
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
