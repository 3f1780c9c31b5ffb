import type { Page } from 'playwright';

/** The body of an answer is read in tasks of the page's own. */
const READ_MS = 300;

/** Waits until the page has heard the answer to a request whose URL contains this. */
export async function untilAnswered(page: Page, part = '/v1/traces'): Promise<void> {
  await page.waitForFunction(
    (wanted) =>
      performance
        .getEntriesByType('resource')
        .some((entry) => entry.name.includes(wanted) && (entry as PerformanceResourceTiming).responseEnd > 0),
    part,
  );
  await page.waitForTimeout(READ_MS);
}
