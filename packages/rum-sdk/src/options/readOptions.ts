import { httpUrl } from '../platform/httpUrl.ts';
import { IS_SCRIPT_TAG } from '../platform/isScriptTag.ts';
import type { OpenTelemetryOptions } from './openTelemetryOptions.ts';
import type { RumOptions } from './options.ts';
import { originMatcher } from './originMatcher.ts';
import type { Rule } from './rule.ts';
import { RULES } from './rules.ts';
import type { Settings } from './settings.ts';

/** Settings, or the first option that doesn't hold. */
export type ReadOptions =
  | {
      readonly ok: true;
      readonly settings: Settings;
      /** A member of `propagateTo` that says more than an origin does. */
      readonly ignored: string | undefined;
    }
  | { readonly ok: false; readonly option: string };

/** A name that is no option's may be there without a value. */
const UNKNOWN: Rule = { holds: (value) => value === undefined };

/** Checks the options once and fills in the defaults. */
export function readOptions(options: RumOptions, more?: OpenTelemetryOptions): ReadOptions {
  // what a library has put on Object.prototype is no option
  const rules = { __proto__: null, ...RULES, ...(!IS_SCRIPT_TAG && more?.rules) } as unknown as Readonly<
    Record<string, Rule>
  >;
  // of what is no object at all, `endpoint` is missing
  const given: Readonly<Record<string, unknown>> = { __proto__: null, ...options };
  const all: Record<string, unknown> = {};
  for (const name of Object.keys({ ...rules, ...given })) {
    const { holds, byDefault } = rules[name] ?? UNKNOWN;
    const { [name]: value = byDefault } = given;
    if (!holds(value)) return { ok: false, option: name };
    // a copy: a page that changes its arrays later doesn't change where headers go
    all[name] = Array.isArray(value) ? [...value] : value;
  }
  const { endpoint, propagateTo = [], propagateExcept = [] } = all as unknown as RumOptions;
  // in a sandboxed frame 'null', which is nobody's: there even the server that the page came from is another origin
  const matchers = [globalThis.origin, ...propagateTo].map(originMatcher);
  return {
    ok: true,
    ignored: propagateTo.find((rule) => typeof rule === 'string' && saysMore(new URL(rule))) as
      | string
      | undefined,
    settings: {
      ...(all as unknown as Settings),
      endpoint: httpUrl(endpoint, location.href) as URL,
      propagatesTo: ({ origin, pathname }) =>
        matchers.some((matches) => matches?.(origin)) &&
        !propagateExcept.some((path) => pathname.startsWith(path)),
      ...(!IS_SCRIPT_TAG && more?.settings(options)),
    },
  };
}

/** With a path, a query or the like it looks as if only some addresses of the origin were meant. */
function saysMore({ href, origin }: URL): boolean {
  return href !== `${origin}/`;
}
