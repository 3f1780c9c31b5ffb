import { expect, it } from 'vitest';
import { eventually } from '../eventually.ts';
import { leavePage } from '../leavePage.ts';
import { openPanel } from '../openPanel.ts';
import type { Pipeline } from '../startPipeline.ts';
import { untilMeasuring } from '../untilMeasuring.ts';

/** Planted in addresses, in a call's URL and in an error; none may be anywhere in what the backends stored. */
const PLANTED = {
  email: 'jane.doe@example.org',
  emailEncoded: 'jane.doe%40example.org',
  query: 'needle-in-the-query',
  fragment: 'needle-in-the-fragment',
  token: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJqYW5lIn0.c2lnbmF0dXJlLW9mLWphbmU',
  password: 'hunter2-of-jane',
};

/** No query string, email or token of what was visited is stored. */
export function privacy(pipeline: () => Pipeline): void {
  it('stores no query string, email or token of the visited addresses', async () => {
    const { traces, metrics, panel } = pipeline();
    const page = await openPanel(pipeline(), '/residences');
    const search = `search=${PLANTED.query}&mail=${PLANTED.emailEncoded}&token=${PLANTED.token}`;
    await page.goto(`${panel}/residences?${search}#${PLANTED.fragment}`, { waitUntil: 'load' });
    await untilMeasuring(page);
    const thrown = page.waitForEvent('pageerror');
    await page.evaluate(async ({ email, token, password }) => {
      await fetch(`/api/residences?search=${encodeURIComponent(email)}&access_token=${token}`);
      await fetch(`/api/residences/${encodeURIComponent(email)}`);
      setTimeout(() => {
        throw new Error(
          `login of ${email} failed: Bearer ${token}, see https://jane:${password}@example.org/?t=${token}`,
        );
      });
    }, PLANTED);
    await thrown;
    // most often the rules for free text come in this time, and more of the error is told
    await page.waitForTimeout(1_000);
    await leavePage(page);

    await eventually('the error span', async () =>
      (await traces.ofService('admin-panel-web')).some(
        ({ attributes }) => attributes['rum.span.type'] === 'error',
      )
        ? true
        : undefined,
    );
    // the search looks where it should: what may be stored is found
    const stored = await eventually('what may be stored', async () => {
      const [pages, servers, series] = await Promise.all([
        traces.textOf('admin-panel-web'),
        traces.textOf('admin-panel'),
        metrics.text(),
      ]);
      const there = pages.includes('page_view /residences') && servers.includes('db.query.text');
      return there && series.includes('"/residences"') ? [pages, servers, series] : undefined;
    });
    for (const [name, planted] of Object.entries(PLANTED)) {
      for (const text of stored) expect(text.includes(planted), name).toBe(false);
    }
  });
}
