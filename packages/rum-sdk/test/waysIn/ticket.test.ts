import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Site, startSite } from '../harness/site.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());

it('sends the ticket of data-ticket with every post, deferred ones too', async () => {
  const page = await site.open({ data: { ticket: 'eyJhcHAiOiJzaG9wIn0.c2lnbmF0dXJl' } });
  await page.waitForTimeout(500);
  await site.leave(page);
  const tickets = site.posts().map(({ url }) => url.searchParams.get('ticket'));
  expect(tickets.length).toBeGreaterThan(0);
  expect(new Set(tickets)).toEqual(new Set(['eyJhcHAiOiJzaG9wIn0.c2lnbmF0dXJl']));
});
