import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright';

/** Ways in which a page view ends. Each begins on a page that has loaded. */
export interface Ending {
  readonly name: string;
  /** Whether the browser keeps pages in its back/forward cache meanwhile. */
  readonly keepsPages: boolean;
  /** Page views that it makes: two where the page comes back. */
  readonly pageViews: 1 | 2;
  /** Whether nothing of the page's can run at its end, so that no goal is set. */
  readonly isKill: boolean;
  /** Ends it. */
  end(page: Page): Promise<unknown>;
}

/** For web-vitals' reports at an idle moment, a second after an interaction at the latest. */
const SETTLED_MS = 1_200;

const ENDINGS: Record<string, (page: Page) => Promise<unknown>> = {
  async 'tab close, settled'(page) {
    await press(page, 'work');
    await sleep(SETTLED_MS);
    await page.close();
  },
  'tab close, at the load': (page) => page.close(),
  async 'tab close, in a click'(page) {
    await press(page, 'work');
    await page.close();
  },
  async 'navigation, by a link'(page) {
    await sleep(400);
    await press(page, 'link');
  },
  async 'navigation, by a click that calls location.assign'(page) {
    await sleep(400);
    await press(page, 'submit');
  },
  async 'navigation, location.assign'(page) {
    await press(page, 'work');
    await sleep(300);
    await run(page, `location.assign('/away')`);
  },
  async 'navigation, at the load'(page) {
    await run(page, `location.assign('/away')`);
  },
  async 'navigation, and a tab close in the same moment'(page) {
    await press(page, 'work');
    await sleep(300);
    const leaving = run(page, `location.assign('/away')`);
    await Promise.all([leaving, page.close()]);
  },
  async reload(page) {
    await press(page, 'work');
    await sleep(300);
    await run(page, 'location.reload()');
  },
  async 'renderer kill'(page) {
    await press(page, 'work');
    await sleep(SETTLED_MS);
    const session = await page.context().newCDPSession(page);
    // the answer never comes
    await Promise.race([session.send('Page.crash').catch(() => undefined), sleep(200)]);
  },
};

async function back(page: Page): Promise<void> {
  await press(page, 'work');
  await sleep(300);
  await run(page, 'history.back()');
}

/** All of them, in the order of the table. */
export const ALL_ENDINGS: readonly Ending[] = [
  ...Object.entries(ENDINGS).map(([name, end]) => ({
    name,
    end,
    keepsPages: true,
    pageViews: 1 as const,
    isKill: name.includes('kill'),
  })),
  { name: 'back, without the cache', end: back, keepsPages: false, pageViews: 1, isKill: false },
  {
    name: 'back, forward out of the cache, tab close',
    keepsPages: true,
    pageViews: 2,
    isKill: false,
    async end(page) {
      await back(page);
      await sleep(400);
      await run(page, 'history.forward()');
      await sleep(400);
      // a browser short of memory has given the page up, and loads another one
      if ((await page.locator('#work').count()) === 0) return;
      await press(page, 'work');
      await sleep(300);
      await page.close();
    },
  },
];

/** A real click in the middle of an element, which waits for nothing after it. */
async function press(page: Page, id: string): Promise<void> {
  const box = await page.locator(`#${id}`).boundingBox();
  if (!box) throw new Error(`the page has no #${id} to click on`);
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

/** Runs in the page, which may be gone before it answers. */
async function run(page: Page, script: string): Promise<void> {
  await page.evaluate(`setTimeout(() => { ${script} }); 0`).catch(() => undefined);
}
