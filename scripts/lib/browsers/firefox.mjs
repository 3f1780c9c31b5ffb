import { installDebian } from '../installDebian.mjs';
import { onPath } from '../onPath.mjs';

/** Names under which distributions install Firefox. */
const NAMES = ['firefox-esr', 'firefox'];

/** Where Firefox is: `FIREFOX_PATH`, or the PATH; undefined where it isn't. Installs nothing. */
export function findFirefox() {
  return process.env.FIREFOX_PATH || NAMES.map(onPath).find(Boolean);
}

/**
 * Firefox, installed from Debian's packages where we may.
 *
 * @returns {Promise<string | undefined>} why there is none.
 */
export async function findOrInstallFirefox() {
  if (findFirefox()) return undefined;
  const problem = await installDebian(['firefox-esr']);
  return findFirefox() ? undefined : `Firefox is not on PATH, and FIREFOX_PATH is not set; ${problem}`;
}
