import type { Page } from 'playwright';
import type { WithNativeFetch } from './rememberFetch.ts';

/** Waits until the SDK has wrapped `fetch`: a framework may start it after the load, on a busy machine well after. */
export async function untilMeasuring(page: Page): Promise<void> {
  await page.waitForFunction(() => fetch !== (globalThis as WithNativeFetch).nativeFetch);
}
