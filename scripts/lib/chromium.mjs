import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './run.mjs';

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
  if (process.getuid?.() === 0 && onPath('apt-get')) {
    await run('apt-get', ['update', '-q'], { quiet: true, allowFailure: true });
    await run(
      'apt-get',
      ['install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'],
      {
        quiet: true,
        allowFailure: true,
        env: { DEBIAN_FRONTEND: 'noninteractive' },
      },
    );
  } else {
    await run('playwright', ['install', 'chromium'], { quiet: true, allowFailure: true });
  }
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

/** The full path of a program on the PATH, or undefined. */
export function onPath(name) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const file = join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // not in this folder
    }
  }
  return undefined;
}
