import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright';
import { BUTTON } from './benchPage.ts';

/** After the load: late enough for web-vitals' first reports and the SDK's first post. */
const SETTLE_MS = 2_500;

/** After a click: its request, its answer and its paint at a fourth of the CPU. */
const CLICK_MS = 400;

/** After the hide, and after the page has closed: for the last posts and what it takes to make them. */
const HIDE_MS = 700;

/** Clicks, each with a request. */
const CLICKS = 3;

/** V8 keeps a script's compiled code from its second run on, so the third visit is the first that profits. */
const WARM_UP_VISITS = 2;

/** How a page is visited. */
export interface Conditions {
  /** How many times slower than this machine. */
  readonly throttle: number;
  /** The third visit, with the compiled code in the cache, instead of the first. */
  readonly warm: boolean;
}

/** Costs of one page, from the first byte to after the hide. */
export interface PageCost {
  /**
   * CPU of the main thread in JavaScript: compiling, running, collecting garbage meanwhile. Chromium's `ScriptDuration` leaves
   * out microtasks (what follows an `await` or a `then`): those are in `taskMs` alone, for every contender.
   */
  readonly scriptMs: number;
  /** CPU of the main thread in all. */
  readonly taskMs: number;
  /** CPU of the renderer's process in all, which compiles and collects on other threads too; the throttling is in it. */
  readonly processMs: number;
  readonly longTasks: number;
  /** After a collection. */
  readonly heapBytes: number;
}

/**
 * Opens a page in a fresh context, uses it, hides it, and asks the browser what that took. The times are CPU, not wall
 * clock, so that what else the machine does counts little.
 */
export async function measurePage(browser: Browser, url: string, conditions: Conditions): Promise<PageCost> {
  const context = await browser.newContext();
  try {
    if (conditions.warm) await visitBefore(context, url);
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    await session.send('Emulation.setCPUThrottlingRate', { rate: conditions.throttle });
    await page.addInitScript(countLongTasks);
    await page.goto(url, { waitUntil: 'load' });
    await use(page);
    const longTasks = await page.evaluate(() => (globalThis as { longTasks?: number }).longTasks ?? 0);
    const cost = await costsOf(session);
    // a real end of the page, for what is sent by then only
    await page.close({ runBeforeUnload: false });
    await sleep(HIDE_MS);
    return { ...cost, longTasks };
  } finally {
    await context.close();
  }
}

async function visitBefore(context: BrowserContext, url: string): Promise<void> {
  for (let visit = 0; visit < WARM_UP_VISITS; visit += 1) {
    const page = await context.newPage();
    await page.goto(url, { waitUntil: 'load' });
    await sleep(SETTLE_MS);
    await page.close();
  }
}

async function use(page: Page): Promise<void> {
  await sleep(SETTLE_MS);
  for (let click = 0; click < CLICKS; click += 1) {
    await page.mouse.click(BUTTON.x, BUTTON.y);
    await sleep(CLICK_MS);
  }
  await page.evaluate(hide);
  await sleep(HIDE_MS);
}

async function costsOf(session: CDPSession): Promise<Omit<PageCost, 'longTasks'>> {
  const spent = await session.send('Performance.getMetrics');
  await session.send('HeapProfiler.collectGarbage');
  const left = await session.send('Performance.getMetrics');
  const metric = ({ metrics }: typeof spent, name: string): number =>
    metrics.find((one) => one.name === name)?.value ?? Number.NaN;
  return {
    scriptMs: metric(spent, 'ScriptDuration') * 1000,
    taskMs: metric(spent, 'TaskDuration') * 1000,
    processMs: metric(spent, 'ProcessTime') * 1000,
    heapBytes: metric(left, 'JSHeapUsedSize'),
  };
}

/** Runs in the page, before anything else does: tasks over 50 ms (W3C Long Tasks). */
function countLongTasks(): void {
  const scope = globalThis as { longTasks?: number };
  scope.longTasks = 0;
  new PerformanceObserver((list) => {
    scope.longTasks = (scope.longTasks ?? 0) + list.getEntries().length;
  }).observe({ type: 'longtask', buffered: true });
}

/** Runs in the page: what it sees of being hidden, while its costs can still be asked for. */
function hide(): void {
  Object.defineProperty(Document.prototype, 'visibilityState', { value: 'hidden', configurable: true });
  Object.defineProperty(Document.prototype, 'hidden', { value: true, configurable: true });
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
}
