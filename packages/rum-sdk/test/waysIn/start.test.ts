import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Site, startSite } from '../harness/site.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());
beforeEach(() => site.reset());

/** The words of a mistake come with a second file, on a busy machine late. */
const WORDS_COME = { timeout: 20_000 };

describe('the script tag', () => {
  it.each([
    ['a missing key', { key: '' }, 'option key (data-key) must be'],
    ['a key that says nothing', { key: 'pk_' }, 'option key (data-key) must be'],
    ['a key with a sign', { key: 'pk_a.b' }, 'option key (data-key) must be'],
    ['a secret where the key belongs', { key: 'sk_live_1' }, "'pk_…'"],
    [
      'a rate in percent',
      { 'sample-rate': '10' },
      'option sampleRate (data-sample-rate) must be a number from 0 to 1',
    ],
    ['a rate that is no number', { 'report-rate': 'all' }, 'option reportRate'],
    ['a path in propagateTo', { 'propagate-to': 'api.example.com' }, 'option propagateTo'],
    ['an endpoint that is no URL', { endpoint: 'ftp://x' }, 'option endpoint'],
  ])('with %s warns once, names the option, and does nothing', async (_, data, message) => {
    const warnings: string[] = [];
    site.context.on('console', (line) => {
      if (line.type() === 'warning' || line.type() === 'error') warnings.push(line.text());
    });
    const page = await site.open({ data });
    await page.evaluate(() => fetch('/api/call'));
    // the words come with the second file, which a page that is left at once doesn't wait for
    await expect.poll(() => warnings.length, WORDS_COME).toBe(1);
    await site.leave(page);
    site.context.removeAllListeners('console');
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain(message);
    expect(site.edge.received).toEqual([]);
    expect(
      site.page.received.find(({ url }) => url.pathname === '/api/call')?.headers.traceparent,
    ).toBeUndefined();
  });

  it.each([
    [
      'a misspelt attribute',
      { 'smaple-rate': '0.1', cfasync: 'false' },
      'data-smaple-rate is no attribute of the script, and is ignored. Write data-sample-rate.',
    ],
    [
      'a path in propagateTo',
      { 'propagate-to': 'https://ok.example.com,https://api.example.com/v1' },
      'https://api.example.com/v1 is taken as https://api.example.com, every path of which gets traceparent',
    ],
  ])('with %s measures, and says so in one line', async (_, data, message) => {
    const warnings: string[] = [];
    site.context.once('page', (page) =>
      page.on('console', (line) => line.type() === 'warning' && warnings.push(line.text())),
    );
    const page = await site.open({ data });
    await expect.poll(() => warnings.length, WORDS_COME).toBe(1);
    await site.leave(page);
    expect(warnings).toEqual([expect.stringContaining(message)]);
    expect(site.posts().length).toBeGreaterThan(0);
  });

  it("with attributes that are others' loads nothing for them, and says nothing", async () => {
    const lines: string[] = [];
    site.context.once('page', (page) => page.on('console', (line) => lines.push(line.text())));
    const page = await site.open({ data: { cfasync: 'false', nscript: 'afterInteractive' } });
    await site.leave(page);
    expect(lines).toEqual([]);
    expect([...site.edge.received, ...site.page.received].map(({ url }) => url.pathname)).not.toContain(
      '/rum-text.js',
    );
  });

  it('as a module warns once, with what to do, and does nothing', async () => {
    const warnings: string[] = [];
    site.context.once('page', (page) => page.on('console', (line) => warnings.push(line.text())));
    const page = await site.open({ attributes: 'type="module"' });
    await page.evaluate(() => fetch('/api/call'));
    await expect.poll(() => warnings.length, WORDS_COME).toBe(1);
    await site.leave(page);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain('take type="module" out of its tag');
    expect(site.edge.received).toEqual([]);
  });

  it('with a mistake names the option also where the words of the fix can not be had', async () => {
    const lines: string[] = [];
    site.context.on('console', (line) => lines.push(line.text()));
    const page = await site.open({ data: { 'sample-rate': '10' }, textFile: '<!doctype html>' });
    await expect
      .poll(() => lines.filter((line) => line.startsWith('[throughline]')).length, WORDS_COME)
      .toBe(1);
    site.context.removeAllListeners('console');
    expect(lines.find((line) => line.startsWith('[throughline]'))).toContain('option sampleRate');
    await page.close();
  });

  it('started twice warns once, and the first stays', async () => {
    const warnings: string[] = [];
    const page = await site.open();
    page.on('console', (line) => warnings.push(line.text()));
    const same = await page.evaluate(async () => {
      const page = globalThis as unknown as { throughline: unknown };
      const first = page.throughline;
      const script = document.querySelector('script') as HTMLScriptElement;
      const again = document.createElement('script');
      for (const { name, value } of script.attributes) again.setAttribute(name, value);
      document.head.append(again);
      await new Promise((loaded) => {
        again.onload = loaded;
      });
      return page.throughline === first;
    });
    expect(same).toBe(true);
    await expect.poll(() => warnings.length, WORDS_COME).toBe(1);
    expect(warnings[0]).toContain('called twice');
    await page.evaluate(() => fetch('/api/call'));
    await site.leave(page);
    expect(site.spans().filter(({ type }) => type === 'http')).toHaveLength(1);
  });
});
