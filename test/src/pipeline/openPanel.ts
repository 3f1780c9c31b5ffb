import type { Page } from 'playwright';
import { rememberFetch } from './rememberFetch.ts';
import type { Pipeline } from './startPipeline.ts';
import { untilMeasuring } from './untilMeasuring.ts';

/** Opens a page of the panel in a browser profile of its own, signed in as the admin, and waits until it has loaded and is measured. */
export async function openPanel({ browser, panel, stack }: Pipeline, path: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  await rememberFetch(context);
  const page = await context.newPage();
  await page.goto(`${panel}/sign-in`, { waitUntil: 'load' });
  await page.getByRole('textbox', { name: 'Password' }).fill(stack.secrets.adminPassword);
  await page.getByRole('button', { name: /sign in/i }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
  await page.goto(`${panel}${path}`, { waitUntil: 'load' });
  await untilMeasuring(page);
  return page;
}
