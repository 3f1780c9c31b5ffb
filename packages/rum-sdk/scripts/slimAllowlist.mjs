import {
  BROWSER_ATTRIBUTES,
  CLIENT_DROP_REASONS,
  CLIENT_DROPPED_PREFIX,
} from '@throughline/conventions/browserAttributes';

/** The module whose docstrings are for the reference tables, not for every visitor's download. */
export const ALLOWLIST_FILE = /[\\/]conventions[\\/]src[\\/]browserAttributes\.ts$/;

/** What the SDK reads of an attribute. */
const READ = ['type', 'on', 'scrub'];

/** Exports of that module which the SDK uses, and which are small. */
const CONSTANTS = { CLIENT_DROP_REASONS, CLIENT_DROPPED_PREFIX };

/** The source of the same module with the allowlist alone, made from the module itself so that both never differ. */
export function slimAllowlist() {
  const slim = Object.entries(BROWSER_ATTRIBUTES).map(([name, attribute]) => [
    name,
    Object.fromEntries(READ.map((key) => [key, attribute[key]])),
  ]);
  return [
    `export const BROWSER_ATTRIBUTES = ${JSON.stringify(Object.fromEntries(slim))};`,
    ...Object.entries(CONSTANTS).map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`),
  ].join('\n');
}
