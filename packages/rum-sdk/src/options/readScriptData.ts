import { TRACES_PATH } from '@throughline/conventions/wire';
import type { RumOptions } from './options.ts';
import type { Rule } from './rule.ts';
import { RULES } from './rules.ts';

type Data = Readonly<Record<string, string | undefined>>;

/**
 * The options of `<script src="https://edge.example.com/rum.js" data-key data-service …>`: `data-sample-rate` is
 * `sampleRate` and so on, lists are separated by commas. By default posts go to where the script came from.
 */
export function readScriptData(script: { readonly src: string; readonly dataset: Data }): RumOptions {
  const endpoint = new URL(TRACES_PATH, script.src).href;
  // what a library has put on Object.prototype is no attribute
  const dataset = { __proto__: null, endpoint, ...script.dataset } as unknown as Data;
  const options = Object.entries<Rule>(RULES).map(([name, { byDefault }]) => [
    name,
    read(dataset[name], byDefault),
  ]);
  return Object.fromEntries(options);
}

/** An attribute's text as a value of the same kind as `like`; NaN for what is no number, which holds for nothing. */
function read(text: string | undefined, like: unknown): unknown {
  if (text === undefined) return text;
  if (Array.isArray(like)) return text.split(',').flatMap((item) => item.trim() || []);
  if (typeof like === 'number') return text.trim() === '' ? undefined : Number(text);
  return typeof like === 'boolean' ? text !== 'false' : text;
}
