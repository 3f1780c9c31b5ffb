import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { installDebian } from '../installDebian.mjs';
import { onPath } from '../onPath.mjs';

/** Folders in which distributions keep WebKitGTK's own programs, of which MiniBrowser is one. */
const LIBRARY_FOLDERS = [
  '/usr/lib/x86_64-linux-gnu',
  '/usr/lib/aarch64-linux-gnu',
  '/usr/libexec',
  '/usr/lib',
];

/**
 * WebKitGTK's driver (`WEBKIT_DRIVER_PATH` or the PATH), its MiniBrowser, and Xvfb to show it on. Installs nothing.
 *
 * @returns {{ driver: string, browser: string } | { missing: string }}
 */
export function findWebkit() {
  const driver = process.env.WEBKIT_DRIVER_PATH || onPath('WebKitWebDriver');
  if (!driver) return { missing: 'WebKitWebDriver is not on PATH, and WEBKIT_DRIVER_PATH is not set' };
  const browser = process.env.WEBKIT_BROWSER_PATH || findMiniBrowser();
  if (!browser)
    return { missing: "WebKitGTK's MiniBrowser was not found, and WEBKIT_BROWSER_PATH is not set" };
  if (!onPath('Xvfb')) return { missing: 'Xvfb, which WebKitGTK is shown on, is not on PATH' };
  return { driver, browser };
}

function findMiniBrowser() {
  return LIBRARY_FOLDERS.filter(existsSync)
    .flatMap((folder) => versionsIn(folder).map((version) => join(folder, version, 'MiniBrowser')))
    .find(existsSync);
}

function versionsIn(folder) {
  return readdirSync(folder).filter((name) => /^webkit(2gtk|gtk)-/.test(name));
}

/**
 * WebKitGTK, installed from Debian's packages where we may.
 *
 * @returns {Promise<string | undefined>} why there is none.
 */
export async function findOrInstallWebkit() {
  if (!('missing' in findWebkit())) return undefined;
  const problem = await installDebian(['webkit2gtk-driver', 'xvfb', 'xauth']);
  const found = findWebkit();
  return 'missing' in found ? `${found.missing}; ${problem}` : undefined;
}
