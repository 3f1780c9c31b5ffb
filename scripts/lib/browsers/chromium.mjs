import { existsSync } from 'node:fs';
import { canInstallDebian, installDebian } from '../installDebian.mjs';
import { onPath } from '../onPath.mjs';
import { run } from '../run.mjs';

/** Names under which distributions install Chromium or Chrome. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];

/**
 * Where Chromium is: `CHROMIUM_PATH`, the PATH, or what gets installed now: Debian's package where we may
 * (root, apt-get), else Playwright's own download.
 *
 * @returns {Promise<{ path: string } | { missing: string }>}
 */
export async function findOrInstallChromium() {
  const found = findChromium();
  if (found) return { path: found };
  if (canInstallDebian()) await installDebian(['chromium', 'fonts-dejavu-core']);
  else await run('playwright', ['install', 'chromium'], { quiet: true, allowFailure: true });
  const path = findChromium() ?? (await playwrightChromium());
  return path
    ? { path }
    : { missing: 'Chromium is not on PATH and could not be installed: install it, or set CHROMIUM_PATH' };
}

/** Where Chromium is, without installing anything; undefined where it isn't. */
export function findChromium() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  return NAMES.map(onPath).find(Boolean);
}

async function playwrightChromium() {
  const { chromium } = await import('playwright');
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}
