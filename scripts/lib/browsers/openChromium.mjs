import { chromium } from 'playwright';
import { findChromium } from './chromium.mjs';

/** As root in a container Chromium needs --no-sandbox; the others keep it from calling its makers' servers. */
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * A real, headless Chromium: `CHROMIUM_PATH`, the one on the PATH, or Playwright's own.
 *
 * @param {string[]} [more] further command-line arguments.
 */
export function openChromium(more = []) {
  const executablePath = findChromium();
  return chromium.launch({ ...(executablePath && { executablePath }), args: [...ARGS, ...more] });
}
