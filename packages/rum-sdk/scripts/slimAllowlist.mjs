import {
  BROWSER_ATTRIBUTES,
  CLIENT_DROP_REASONS,
  CLIENT_DROPPED_PREFIX,
} from '@throughline/conventions/browserAttributes';

/** The module whose docstrings are for the reference tables, not for every visitor's download. */
export const ALLOWLIST_FILE = /[\\/]conventions[\\/]src[\\/]browserAttributes\.ts$/;

/** What the SDK reads of an attribute: where it may stand, how it is scrubbed, and of its type only whether it is a double. */
const read = ({ type, on, scrub }) => ({ ...(type === 'double' && { type }), on: on.join(), scrub });

/** Exports of that module which the SDK uses, and which are small. */
const CONSTANTS = { CLIENT_DROP_REASONS, CLIENT_DROPPED_PREFIX };

/** The SDK writes the resource's texts itself; what it looks up are spans, events, and which numbers are doubles. */
const isRead = ([, { on, type }]) => type === 'double' || on.some((place) => place !== 'resource');

/** The source of the same module with the allowlist alone, made from the module itself so that both never differ. */
export function slimAllowlist() {
  const groups = Object.groupBy(Object.entries(BROWSER_ATTRIBUTES).filter(isRead), ([, attribute]) =>
    JSON.stringify(read(attribute)),
  );
  const rows = Object.entries(groups).map(
    ([attribute, entries]) => `[${attribute},${JSON.stringify(entries.map(([name]) => name).join(' '))}]`,
  );
  return [
    // written down once per treatment, and spread out when the script starts
    `export const BROWSER_ATTRIBUTES = {};`,
    `for (const [attribute, names] of [${rows}]) for (const name of names.split(' ')) BROWSER_ATTRIBUTES[name] = attribute;`,
    ...Object.entries(CONSTANTS).map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`),
  ].join('\n');
}
