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
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly option: string };

/** They have no default. */
const REQUIRED: readonly string[] = ['endpoint', 'key', 'service'];

/** Checks the options once and fills in the defaults. */
export function readOptions(options: RumOptions, more?: OpenTelemetryOptions): ReadOptions {
  // what a library has put on Object.prototype is no option
  const rules = { __proto__: null, ...RULES, ...(!IS_SCRIPT_TAG && more?.rules) } as unknown as Readonly<
    Record<string, Rule>
  >;
  // of what is no object at all, `endpoint` is missing
  const given: Readonly<Record<string, unknown>> = { __proto__: null, ...options };
  const option = Object.keys({ ...rules, ...given }).find((name) => {
    const value = given[name];
    return value === undefined ? REQUIRED.includes(name) : !rules[name]?.holds(value);
  });
  if (option !== undefined) return { ok: false, option };
  return {
    ok: true,
    settings: {
      ...withDefaults(given as unknown as RumOptions, rules),
      ...(!IS_SCRIPT_TAG && more?.settings(options)),
    },
  };
}

function withDefaults(options: RumOptions, rules: Readonly<Record<string, Rule>>): Settings {
  // copies: a page that changes its arrays later doesn't change where headers go
  const all = Object.fromEntries(
    Object.entries(rules).map(([name, { byDefault }]) => {
      const value = options[name as keyof RumOptions] ?? byDefault;
      return [name, Array.isArray(value) ? [...value] : value];
    }),
  ) as unknown as Settings & Required<Pick<RumOptions, 'propagateTo'>>;
  // in a sandboxed frame 'null', which is nobody's: there even the server that the page came from is another origin
  const matchers = [globalThis.origin, ...(all.propagateTo ?? [])].map(originMatcher);
  return {
    ...all,
    endpoint: httpUrl(options.endpoint, location.href) as URL,
    propagatesTo: (origin) => matchers.some((matches) => matches?.(origin)),
  };
}
