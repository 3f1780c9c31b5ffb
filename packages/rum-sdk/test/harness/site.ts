import type { Browser, BrowserContext, Page } from 'playwright';
import { openChromium } from '../../../../scripts/lib/browsers/openChromium.mjs';
import { type Origins, type PageOptions, startOrigins } from './startOrigins.ts';

/** The origins, and a Chromium to visit the site with. */
export interface Site extends Origins {
  readonly browser: Browser;
  readonly context: BrowserContext;
  /** Opens a page of the site with the script tag. */
  open(options?: OpenOptions): Promise<Page>;
  /** Hides the page by leaving it, and waits until the posts have arrived. */
  leave(page: Page): Promise<void>;
}

export interface OpenOptions extends PageOptions {
  readonly path?: string;
  /** Runs in the page before anything else. */
  readonly before?: () => void;
}

/** Starts all of it, in a browser of its own where none is given. */
export async function startSite(given?: Browser): Promise<Site> {
  const origins = await startOrigins();
  const browser = given ?? (await openChromium());
  const context = await browser.newContext();
  return {
    ...origins,
    browser,
    context,
    async open(options = {}) {
      origins.serve(options);
      const opened = await context.newPage();
      if (options.before) await opened.addInitScript(options.before);
      await opened.goto(origins.page.origin + (options.path ?? '/'), { waitUntil: 'load' });
      return opened;
    },
    async leave(opened) {
      const begun = performance.now();
      // a navigation to another site: pagehide, visibilitychange, gone
      await opened.goto(`${origins.foreign.origin}/api/away`);
      await opened.close();
      await origins.settled(performance.now() - begun);
    },
    async close() {
      await (given ? context : browser).close();
      await origins.close();
    },
  };
}
