import type { CDPSession, Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Rum } from '../../src/rum.ts';
import { type Site, startSite } from '../harness/site.ts';

/** An hour of somebody who works: 500 clicks with 1,000 requests, 200 of them change the page. */
const CLICKS = 500;
const REQUESTS_PER_CLICK = 2;
/** Of this many clicks, two navigate. */
const NAVIGATION_CYCLE = 5;

/** Late reports (1.5 s after a soft navigation) and the waits for quiet (0.5 s) are over by then. */
const SETTLE_MS = 3_000;

/** What a collection leaves differs by some 30 KB; one kept span for each request of a half would be 500. */
const MAX_GROWTH_BYTES = 150 * 1024;

/** 16 batches of 64 KiB wait for an ingest that is down, and up to 2,000 page views of some 2 KB in the queue. */
const MAX_WAITING_BYTES = 6 * 1024 * 1024;

/** The first of them compiles code, too. */
const FILLS = 2;

/** The browser itself holds on to what was hovered, focused or painted last. */
const MAX_HELD_ELEMENTS = 5;

const HALF_MS = 90_000;

/** Each click replaces the view, as a single-page app does, and remembers weakly what it has taken out. */
const HTML = `
  <button style="position:fixed;top:0;left:0;width:80px;height:40px">Next</button>
  <main><img src="/hero.png" width="600" height="400" alt=""></main>
  <script>
    let clicks = 0;
    const page = (globalThis.bench = { removed: [], answers: 0 });
    document.querySelector('button').addEventListener('click', () => {
      const id = clicks++;
      if (id % ${NAVIGATION_CYCLE} < 2) history.pushState({}, '', '/residences/' + id + '/tasks');
      const view = document.createElement('section');
      view.innerHTML = '<h2>View</h2><p>' + 'text '.repeat(50) + '</p>';
      view.addEventListener('click', () => view.remove());
      const main = document.querySelector('main');
      page.removed.push(new WeakRef(main.firstElementChild));
      main.replaceChildren(view);
      for (let at = 0; at < ${REQUESTS_PER_CLICK}; at++)
        fetch('/api/residences/' + id + '/' + at).then((response) => response.json()).then(() => page.answers++);
    });
  </script>`;

/** The page's own record, in the page. */
declare const bench: {
  readonly removed: readonly WeakRef<Element>[];
  readonly answers: number;
};

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());
beforeEach(() => site.reset());

async function click(page: Page, until: number): Promise<void> {
  const done = await page.evaluate(() => bench.removed.length);
  for (let at = done; at < until; at++) await page.mouse.click(40, 20);
  await page.waitForFunction((answers) => bench.answers >= answers, until * REQUESTS_PER_CLICK);
  await page.waitForTimeout(SETTLE_MS);
}

/** What is left after a collection. */
async function left(page: Page, session: CDPSession) {
  for (let collection = 0; collection < 2; collection++) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  const held = await page.evaluate(() => bench.removed.filter((element) => element.deref()).length);
  return { bytes: usedSize, nodes, listeners: jsEventListeners, held };
}

async function work(page: Page) {
  const session = await page.context().newCDPSession(page);
  await click(page, CLICKS / 2);
  const middle = await left(page, session);
  await click(page, CLICKS);
  const end = await left(page, session);
  return { middle, end };
}

/** More page views than may wait in the queue, and then more batches of them than may wait for the ingest. */
async function overfill(page: Page): Promise<void> {
  await page.evaluate(async (settleMs) => {
    const { throughline: rum } = globalThis as unknown as { throughline: Rum };
    for (let at = 0; at < 2500; at++) rum.startPageView(`/residences/${at}`);
    await rum.flush();
    await new Promise((done) => setTimeout(done, settleMs));
  }, SETTLE_MS);
}

describe('an hour of use', () => {
  it(
    'leaves memory as it was at half time, and no removed element behind',
    async () => {
      const page = await site.open({
        path: '/residences',
        html: HTML,
        data: { 'flush-interval-ms': '1000' },
      });
      const { middle, end } = await work(page);
      expect(end.bytes - middle.bytes).toBeLessThan(MAX_GROWTH_BYTES);
      expect(end.held).toBeLessThanOrEqual(MAX_HELD_ELEMENTS);
      expect(end.listeners - middle.listeners).toBeLessThanOrEqual(MAX_HELD_ELEMENTS);
      expect(site.spans().filter(({ type }) => type === 'http').length).toBeGreaterThan(CLICKS);
    },
    2 * HALF_MS,
  );

  it(
    'fills what waits for an ingest that is down, and then grows no more',
    async () => {
      site.answerWith(() => ({ status: 503 }));
      const page = await site.open({ path: '/residences', html: HTML, data: { 'flush-interval-ms': '500' } });
      const session = await page.context().newCDPSession(page);
      const start = await left(page, session);
      for (let fill = 0; fill < FILLS; fill++) await overfill(page);
      const full = await left(page, session);
      await overfill(page);
      const after = await left(page, session);
      expect(full.bytes - start.bytes).toBeGreaterThan(MAX_GROWTH_BYTES);
      expect(full.bytes - start.bytes).toBeLessThan(MAX_WAITING_BYTES);
      expect(after.bytes - full.bytes).toBeLessThan(MAX_GROWTH_BYTES);
      expect(after.listeners - full.listeners).toBeLessThanOrEqual(MAX_HELD_ELEMENTS);
    },
    HALF_MS,
  );
});
