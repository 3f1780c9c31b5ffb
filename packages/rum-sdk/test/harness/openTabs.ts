import puppeteer, { type Browser } from 'puppeteer-core';
import { findChromium } from '../../../../scripts/lib/browsers/chromium.mjs';

/**
 * A Chromium whose tabs are as a visitor's: one is shown, the others are hidden, pages can be prerendered and kept in the
 * back/forward cache. Playwright shows every page always.
 */
export function openTabs(): Promise<Browser> {
  return puppeteer.launch({
    executablePath: findChromium() ?? 'chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  });
}
