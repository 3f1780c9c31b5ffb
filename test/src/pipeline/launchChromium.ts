import { type Browser, chromium } from 'playwright';

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

/** A real, headless Chromium: the one that `npm test` found (`CHROMIUM_PATH`), or the distribution's. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: ARGS });
}
