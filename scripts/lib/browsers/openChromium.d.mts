import type { Browser } from 'playwright';

/** A real, headless Chromium: `CHROMIUM_PATH`, the one on the PATH, or Playwright's own. */
export function openChromium(more?: readonly string[]): Promise<Browser>;
