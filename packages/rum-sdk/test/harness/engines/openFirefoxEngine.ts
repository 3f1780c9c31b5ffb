import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Page } from 'puppeteer-core';
import { findFirefox } from '../../../../../scripts/lib/browsers/firefox.mjs';
import { callSource } from './callSource.ts';
import type { Engine, Tab } from './engine.ts';

/** Firefox starts in about five seconds, on a busy machine in several times that. */
const LAUNCH_TIMEOUT_MS = 80_000;

/**
 * All tabs of a site in one process. Firefox ends the process of a site's last tab when that is closed, and what the page
 * still sends then is lost in about every third case, of a page without the SDK as well.
 */
const ONE_PROCESS = { 'dom.ipc.processCount': 1, 'dom.ipc.processCount.webIsolated': 1 };

/** A picture: a document of the site without a script. */
const STANDING = '/hero.png';

/** Firefox, driven by Puppeteer over WebDriver BiDi (Playwright would need a Firefox of its own). */
export async function openFirefoxEngine(): Promise<Engine> {
  // as root it starts under no HOME of somebody else, which is what the containers of some CI services have
  const home = mkdtempSync(join(tmpdir(), 'throughline-firefox-'));
  const browser = await puppeteer.launch({
    env: { ...process.env, HOME: home },
    browser: 'firefox',
    executablePath: findFirefox() ?? '',
    headless: true,
    timeout: LAUNCH_TIMEOUT_MS,
    extraPrefsFirefox: ONE_PROCESS,
  });
  let standing: Page | undefined;
  /** Keeps the process of the site. */
  const stand = async (url: string): Promise<void> => {
    if (standing) return;
    standing = await browser.newPage();
    await standing.goto(new URL(STANDING, url).href);
  };
  const version = (await browser.version()).replace('firefox/', '');
  return {
    name: 'firefox',
    version,
    async open(url) {
      await stand(url);
      const page = await browser.newPage();
      await page.goto(url);
      return firefoxTab(page);
    },
    async close() {
      await browser.close();
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
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
