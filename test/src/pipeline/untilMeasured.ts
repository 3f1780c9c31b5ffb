import type { Page } from 'playwright';

/** The entries by which a browser tells what a person has felt so far. */
type Entry = 'largest-contentful-paint' | 'first-input';

/**
 * Waits until the browser has told of a paint, and of an interaction where one was made. On a busy machine that is well after
 * the load and the click, and a page that is closed before has nothing to report.
 */
export async function untilMeasured(page: Page, types: readonly Entry[]): Promise<void> {
  await page.evaluate(
    (wanted) =>
      Promise.all(
        wanted.map(
          (type) =>
            new Promise<void>((told) => {
              const observer = new PerformanceObserver(() => told());
              observer.observe({ type, buffered: true });
            }),
        ),
      ),
    types,
  );
}
