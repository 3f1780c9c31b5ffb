import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTabs } from '../harness/openTabs.ts';
import { type Origins, startOrigins } from '../harness/startOrigins.ts';

let origins: Origins;
let browser: Browser;
beforeAll(async () => {
  origins = await startOrigins();
  browser = await openTabs();
});
afterAll(async () => {
  await browser.close();
  await origins.close();
});

it('a page that comes back out of the back/forward cache sends what failed at its hide, under its id', async () => {
  let isDown = true;
  origins.answerWith(() => (isDown ? { status: 503 } : {}));
  origins.serve({ html: '<h1>Hello</h1>', data: { 'flush-interval-ms': '60000' } });
  const page = await browser.newPage();
  await page.goto(`${origins.page.origin}/kept`);
  await page.evaluate(() => {
    (globalThis as { isKept?: boolean }).isKept = true;
  });
  await page.goto(`${origins.foreign.origin}/api/away`);
  await origins.settled();
  const failed = origins.posts().length;
  expect(failed).toBeGreaterThan(0);
  const [id] = origins.posts().map(({ url }) => url.searchParams.get('batch'));
  isDown = false;
  await page.goBack({ waitUntil: [] as never }).catch(() => undefined);
  await expect
    .poll(() => page.evaluate(() => (globalThis as { isKept?: boolean }).isKept).catch(() => undefined))
    .toBe(true);
  await expect
    .poll(
      () =>
        origins
          .posts()
          .slice(failed)
          .map(({ url }) => url.searchParams.get('batch')),
      { timeout: 30_000 },
    )
    .toContain(id);
  await page.close();
});
