import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Site, startSite } from '../harness/site.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());

/** As zone.js does: its own function in the place of the browser's, which it keeps under its symbol. */
const ZONE = `{
  const native = globalThis.setTimeout;
  globalThis.__zone_symbol__setTimeout = native;
  globalThis.counted = [];
  globalThis.setTimeout = (work, ms, ...rest) => {
    counted.push(ms);
    return native(work, ms, ...rest);
  };
}`;

const SETTLED_MS = 2_500;

it('no request sets a timer that zone.js would count as the app’s', async () => {
  const page = await site.open({ head: `<script>${ZONE}</script>` });
  await page.waitForTimeout(SETTLED_MS);
  const counted = await page.evaluate(async () => {
    const { counted: timers } = globalThis as unknown as { counted: number[] };
    timers.length = 0;
    await (await fetch('/api/read')).text();
    await fetch('/api/broken').catch(() => undefined);
    const aborter = new AbortController();
    const aborted = fetch('/api/slow', { signal: aborter.signal }).catch(() => undefined);
    aborter.abort();
    await aborted;
    await new Promise((done) => {
      const xhr = new XMLHttpRequest();
      xhr.open('GET', '/api/broken');
      xhr.onloadend = done;
      xhr.send();
    });
    return timers;
  });
  expect(counted).toEqual([]);
  await site.leave(page);
  expect(site.spans().filter(({ type }) => type === 'http')).toHaveLength(4);
});
