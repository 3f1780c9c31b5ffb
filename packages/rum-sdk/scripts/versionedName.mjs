import { createHash } from 'node:crypto';

/** Hex digits that tell versions of the script apart in a file's name. */
const DIGITS = 12;

/**
 * The name under which a script never changes: `rum-0a1b2c3d4e5f.js`, by its contents.
 *
 * @param {string | Uint8Array} script
 */
export function versionedName(script) {
  return `rum-${createHash('sha256').update(script).digest('hex').slice(0, DIGITS)}.js`;
}
