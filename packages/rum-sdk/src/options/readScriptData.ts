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
  // what a library has put on Object.prototype is no attribute
  const { href } = new URL(TRACES_PATH, script.src);
  const dataset = { __proto__: null, endpoint: href, ...script.dataset } as unknown as Data;
  const options = Object.entries<Rule>(RULES).map(([name, { read = String }]) => {
    const text = dataset[name];
    return [name, text === undefined ? text : read(text)];
  });
  return Object.fromEntries(options);
}
