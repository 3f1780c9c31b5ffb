import type { Page } from 'playwright';
import { openChromium } from '../../../../../scripts/lib/browsers/openChromium.mjs';
import { callSource } from './callSource.ts';
import type { Engine, Tab } from './engine.ts';

/** Chromium, driven by Playwright over the DevTools protocol. */
export async function openChromiumEngine(): Promise<Engine> {
  const browser = await openChromium();
  const context = await browser.newContext();
  return {
    name: 'chromium',
    version: browser.version(),
    async open(url) {
      const page = await context.newPage();
      await page.goto(url);
      return chromiumTab(page);
    },
    close: () => browser.close(),
  };
}

function chromiumTab(page: Page): Tab {
  return {
    async goto(url) {
      await page.goto(url);
    },
    async reload() {
      await page.reload();
    },
    back: () => page.evaluate('history.back()'),
    evaluate: (work, ...args) => page.evaluate(callSource(work, args)),
    click: (selector) => page.click(selector),
    type: (selector, character) => page.press(selector, character),
    // headless Chromium shows every tab as visible (Playwright emulates focus), so the page is told so
    hide: () =>
      page.evaluate(() => {
        Object.defineProperty(Document.prototype, 'visibilityState', { value: 'hidden', configurable: true });
        document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
      }),
    setOffline: (isOffline) => page.context().setOffline(isOffline),
    close: () => page.close({ runBeforeUnload: true }),
  };
}
