import * as conventions from '@throughline/conventions/attributes';

/** The module whose docstrings are for the reference tables, not for every visitor's download. */
export const ALLOWLIST_FILE = /[\\/]conventions[\\/]src[\\/]attributes\.ts$/;

/** What the SDK reads of an attribute. */
const READ = ['type', 'on', 'scrub'];

/** Exports of that module which the SDK uses, and which are small. */
const CONSTANTS = ['CLIENT_DROPPED_PREFIX', 'CLIENT_DROP_REASONS'];

/** The source of the same module with the allowlist alone, made from the module itself so that both never differ. */
export function slimAllowlist() {
  const slim = Object.entries(conventions.BROWSER_ATTRIBUTES).map(([name, attribute]) => [
    name,
    Object.fromEntries(READ.map((key) => [key, attribute[key]])),
  ]);
  return [
    `export const BROWSER_ATTRIBUTES = ${JSON.stringify(Object.fromEntries(slim))};`,
    ...CONSTANTS.map((name) => `export const ${name} = ${JSON.stringify(conventions[name])};`),
  ].join('\n');
}
