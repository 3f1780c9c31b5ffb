import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect, it } from 'vitest';
import { eventually } from '../eventually.ts';
import { openPanel } from '../openPanel.ts';
import type { Pipeline } from '../startPipeline.ts';

/** Pictures of the run; `UPDATE_IMAGES=1` puts them where the README shows them. */
const IMAGES = join(
  import.meta.dirname,
  '../../../..',
  process.env.UPDATE_IMAGES ? 'docs/images' : 'test/results/images',
);

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 900 };

/** What a person sees a moment later: the vitals, the page views, and a waterfall behind each. */
export function opsView(pipeline: () => Pipeline): void {
  it('shows the vitals, lists page views, and opens one as a waterfall down to the SQL', async () => {
    const { panel } = pipeline();
    const page = await openPanel(pipeline(), '/ops');
    for (const vital of ['LCP', 'INP', 'CLS']) {
      await eventually(`${vital} in the ops view`, async () => {
        await page.reload({ waitUntil: 'load' });
        const card = page.getByTestId(`vital-${vital}`);
        return /\d/.test((await card.getByTestId('p75').textContent()) ?? '') ? true : undefined;
      });
    }
    // the page that is not ours, from its own case
    expect(await page.getByRole('cell', { name: 'static-example' }).count()).toBeGreaterThan(0);
    // the chart is drawn in the browser, after the load
    await page.locator('.recharts-line-curve').first().waitFor();
    await picture(page, 'ops');
    await page.goto(`${panel}/ops?route=%2Ftasks`, { waitUntil: 'load' });
    await page.getByRole('link', { name: '/tasks' }).first().click();
    await page.waitForURL(/\/ops\/traces\/[0-9a-f]{32}/);
    const rows = await page.getByTestId('waterfall-row').allTextContents();
    for (const wanted of [
      /page_view \/tasks/,
      /interaction click/,
      /PATCH \/api\/tasks\/:id/,
      /UPDATE tasks/,
    ]) {
      expect(
        rows.some((row) => wanted.test(row)),
        `${wanted} among ${rows.join(' | ')}`,
      ).toBe(true);
    }
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('page_view /tasks');
    expect(await coveredBars(page)).toEqual([]);
    await picture(page, 'waterfall');
    await page.context().close();
  });

  it('asks for the sign-in first', async () => {
    const { browser, panel } = pipeline();
    const page = await browser.newPage();
    await page.goto(`${panel}/ops`);
    expect(new URL(page.url()).pathname).toBe('/sign-in');
    await page.close();
  });
}

/** Rows in which the duration stands on the bar instead of behind it. */
function coveredBars(page: Page): Promise<string[]> {
  return page.getByTestId('waterfall-row').evaluateAll((rows) =>
    rows.flatMap((row) => {
      const [bar, label] = Array.from(row.querySelectorAll('td:last-child span'), (part) =>
        part.getBoundingClientRect(),
      );
      return bar && label && label.left >= bar.right ? [] : [row.textContent ?? ''];
    }),
  );
}

/** One picture in light, dark and at a phone's width. */
async function picture(page: Page, name: string): Promise<void> {
  await mkdir(IMAGES, { recursive: true });
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.screenshot({ path: join(IMAGES, `${name}-${scheme}.png`), animations: 'disabled' });
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(PHONE);
  await page.screenshot({ path: join(IMAGES, `${name}-phone.png`), animations: 'disabled' });
  await page.setViewportSize(DESK);
}
