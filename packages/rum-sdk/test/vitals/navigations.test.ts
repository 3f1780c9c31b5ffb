import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundleApp } from '../harness/bundleApp.ts';
import { openTabs } from '../harness/openTabs.ts';
import { type Origins, startOrigins } from '../harness/startOrigins.ts';

/** web-vitals in the same page: its last report of each vital of each navigation. */
const BARE = `
  import { onCLS, onFCP, onINP, onLCP } from 'web-vitals';
  globalThis.bare = {};
  for (const on of [onCLS, onFCP, onINP, onLCP]) {
    on(({ name, value, id, navigationType }) => {
      globalThis.bare[id] = { name, value, navigationType };
    }, { reportAllChanges: true, reportSoftNavs: true });
  }`;

/** A button that leads to the next page after some work, and one that moves what is below it, later. */
const HTML = `
  <div id="banner"></div><main><h1>First</h1></main>
  <button id="next">Next</button><button id="move">Move</button><p>${'Text that moves. '.repeat(40)}</p>
  <script>
    const busy = (ms) => { const end = performance.now() + ms; while (performance.now() < end); };
    let page = 0;
    document.querySelector('#next').addEventListener('click', () => {
      busy(60 + 40 * page);
      history.pushState({}, '', '/page/' + String.fromCharCode(97 + ++page));
      document.querySelector('main').innerHTML = '<h1>Page ' + page + '</h1><p>' + 'New words. '.repeat(60) + '</p>';
    });
    document.querySelector('#move').addEventListener('click', () => {
      busy(80);
      setTimeout(() => { document.querySelector('#banner').style.height = 60 * (page + 1) + 'px'; }, 900);
    });
  </script>`;

const PAGES = 3;
const TIMEOUT_MS = 60_000;

interface Reported {
  readonly name: string;
  readonly value: number;
  readonly navigationType: string;
}

let site: Origins;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = await Promise.all([startOrigins(), openTabs()]);
  site.serve({ html: HTML, head: `<script>${await bundleApp(BARE)}</script>` });
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

const pause = (ms: number) => new Promise((resume) => setTimeout(resume, ms));

it(
  "the vitals of the load and of each soft navigation are web-vitals' own",
  async () => {
    const page = await browser.newPage();
    await page.goto(`${site.page.origin}/`, { waitUntil: 'load' });
    await pause(500);
    for (let at = 0; at < PAGES; at++) {
      await page.click('#move');
      await pause(1_300);
      await page.click('#next');
      await pause(1_500);
    }
    const bare = await page.evaluate(() => Object.values((globalThis as unknown as { bare: object }).bare));
    await page.close();
    await pause(300);
    await site.settled();

    const ours = site
      .spans()
      .map(({ attributes }) => ({
        name: attributes['browser.web_vital.name'],
        value: attributes['browser.web_vital.value'],
        navigationType: attributes['browser.web_vital.navigation_type'],
      }))
      .filter(({ name }) => name && name !== 'TTFB');
    const sorted = (all: readonly unknown[]) => all.map((one) => JSON.stringify(one)).sort();
    expect(
      (bare as Reported[]).filter(({ navigationType }) => navigationType === 'soft-navigation').length,
    ).toBeGreaterThan(2 * PAGES);
    expect(sorted(ours)).toEqual(sorted(bare));
  },
  TIMEOUT_MS,
);
