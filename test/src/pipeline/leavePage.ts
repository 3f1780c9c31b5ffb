import type { Page, Response } from 'playwright';

/** Where pages post: the edge, or the panel's own ingest. */
const INGEST_PATH = /\/(v1\/traces|api\/ops\/ingest)$/;

/**
 * Hides a page as another tab would, waits until what it sends then is acknowledged, and closes it. A page that is closed at
 * once has half a second for its last words in Chromium, of which a busy machine may give it nothing.
 */
export async function leavePage(page: Page): Promise<void> {
  const answered = page.waitForResponse(isPost);
  await page.evaluate(() => {
    Object.defineProperty(Document.prototype, 'visibilityState', { value: 'hidden', configurable: true });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  });
  await answered;
  await page.close();
}

function isPost(response: Response): boolean {
  return response.request().method() === 'POST' && INGEST_PATH.test(new URL(response.url()).pathname);
}
