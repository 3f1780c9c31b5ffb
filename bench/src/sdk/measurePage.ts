import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'playwright';

/** A middling phone beside this machine (as in Lighthouse's mobile runs). */
const CPU_THROTTLE = 4;

/** After the load: late enough for web-vitals' first reports and the SDK's first post. */
const SETTLE_MS = 2_000;

/** After the hide: for the last post and what it takes to make it. */
const HIDE_MS = 500;

/** Clicks, each with a request. */
const CLICKS = 3;

/** Costs of one page, from the first byte to after the hide. */
export interface PageCost {
  readonly scriptMs: number;
  readonly taskMs: number;
  readonly longTasks: number;
  readonly heapBytes: number;
}

/** Opens a page in a fresh context at a fourth of the CPU, uses it, hides it, and asks the browser what that took. */
export async function measurePage(browser: Browser, url: string): Promise<PageCost> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable');
    await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_THROTTLE });
    await page.addInitScript(countLongTasks);
    await page.goto(url, { waitUntil: 'load' });
    await use(page);
    const longTasks = await page.evaluate(() => (globalThis as { longTasks?: number }).longTasks ?? 0);
    const spent = await session.send('Performance.getMetrics');
    await session.send('HeapProfiler.collectGarbage');
    const left = await session.send('Performance.getMetrics');
    const seconds = (name: string) =>
      spent.metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
    return {
      scriptMs: seconds('ScriptDuration') * 1000,
      taskMs: seconds('TaskDuration') * 1000,
      longTasks,
      heapBytes: left.metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN,
    };
  } finally {
    await context.close();
  }
}

async function use(page: Page): Promise<void> {
  await sleep(SETTLE_MS);
  for (let click = 0; click < CLICKS; click += 1) {
    await page.click('#ask');
    await page.waitForFunction(() => document.querySelector('#answer')?.textContent !== '');
    await page.evaluate(() => document.querySelector('#answer')?.replaceChildren());
  }
  await page.evaluate(hide);
  await sleep(HIDE_MS);
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
  Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
  Object.defineProperty(document, 'hidden', { value: true, configurable: true });
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
}
