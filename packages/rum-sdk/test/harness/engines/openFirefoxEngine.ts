import puppeteer, { type Page } from 'puppeteer-core';
import { findFirefox } from '../../../../../scripts/lib/firefox.mjs';
import { callSource } from './callSource.ts';
import type { Engine, Tab } from './engine.ts';

/** Firefox starts in about five seconds, on a busy machine in several times that. */
const LAUNCH_TIMEOUT_MS = 50_000;

/** Firefox, driven by Puppeteer over WebDriver BiDi (Playwright would need a Firefox of its own). */
export async function openFirefoxEngine(): Promise<Engine> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: findFirefox() ?? '',
    headless: true,
    timeout: LAUNCH_TIMEOUT_MS,
  });
  const version = (await browser.version()).replace('firefox/', '');
  return {
    name: 'firefox',
    version,
    async open(url) {
      const page = await browser.newPage();
      await page.goto(url);
      return firefoxTab(page);
    },
    close: () => browser.close(),
  };
}

function firefoxTab(page: Page): Tab {
  return {
    async goto(url) {
      await page.goto(url);
    },
    async reload() {
      await page.reload();
    },
    async back() {
      await page.evaluate('history.back()');
    },
    evaluate: (work, ...args) => page.evaluate(callSource(work, args)) as never,
    click: (selector) => page.click(selector),
    type: (selector, character) => page.type(selector, character),
    async hide() {
      const other = await page.browser().newPage();
      await other.bringToFront();
    },
    setOffline: (isOffline) => page.setOfflineMode(isOffline),
    close: () => page.close({ runBeforeUnload: true }),
  };
}
