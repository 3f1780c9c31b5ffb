import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bundleApp } from '../harness/bundleApp.ts';
import { PLANTED } from '../harness/plantedStrings.ts';
import { type Site, startSite } from '../harness/site.ts';
import { untilPainted } from '../harness/untilPainted.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());
beforeEach(() => site.reset());

const RUM = readFileSync(new URL('../../dist/rum.js', import.meta.url));

/** What the page has asked for of the rules. */
const asked = () => site.page.received.filter(({ url }) => url.pathname.includes('rum-text')).length;
const errors = () => site.spans().filter(({ type }) => type === 'error');
const messages = () => errors().map(({ events }) => events[0]?.attributes['exception.message']);

/** Errors with personal data, as a page throws them. */
const fail = (texts: readonly string[]) => {
  for (const text of texts) reportError(new TypeError(`could not save ${text} in it`));
};
const FEW = PLANTED.text.slice(0, 5);

describe('the rules of free text', () => {
  it('are not asked for by a page that has none', async () => {
    const page = await site.open({
      path: '/shop/v2/items/42?mail=jane@example.com',
      html: '<h1>Hello</h1><img src="/hero.png" alt="" data-rum-name="hero"><button data-rum-name="save">x</button>',
    });
    await page.click('button');
    await page.evaluate(async (foreign) => {
      await fetch('/api/oauth2/residences/42?mail=jane@example.com', { method: 'POST' });
      await fetch('/api/missing');
      await fetch('/api/broken').catch(() => undefined);
      await fetch(`${foreign}/api/x`);
      history.pushState(null, '', '/shop/people/jane@example.com');
    }, site.foreign.origin);
    await site.leave(page);
    expect(site.spans().map(({ name }) => name)).toEqual(
      expect.arrayContaining(['POST /api/oauth2/residences/:id', 'page_view /shop/people/:email']),
    );
    expect(asked()).toBe(0);
    expect(JSON.stringify(site.spans())).not.toMatch(/jane|\[text\]/);
  });

  it('come once, and all that has waited for them leaves by them', async () => {
    let come = (): void => undefined;
    const textAfter = new Promise<void>((resolve) => {
      come = resolve;
    });
    const page = await site.open({ textAfter });
    await page.evaluate(fail, FEW);
    await page.waitForTimeout(100);
    expect(site.posts().filter(({ body }) => String(body).includes('error'))).toEqual([]);
    come();
    await expect.poll(() => errors().length, { timeout: 30_000 }).toBe(FEW.length);
    expect(new Set(messages())).toEqual(
      new Set(['could not save [email] in it', 'could not save [token] in it']),
    );
    expect(String(errors()[0]?.events[0]?.attributes['exception.stacktrace'])).toMatch(/\n +at .*:\d+:\d+/);
    await page.evaluate(fail, ['order 123456789']);
    await site.leave(page);
    expect(messages()).toContain('could not save order [number] in it');
    expect(asked()).toBe(1);
  });

  it.each([
    ['come too late for a page that is left', { textDelayMs: 5_000 }],
    ['are not there', { textFile: '<!doctype html>' }],
  ])('%s: its errors leave with their words alone', async (_, options) => {
    const page = await site.open(options);
    await page.evaluate(fail, PLANTED.text);
    await page.evaluate((text) => {
      const { throughline: rum } = globalThis as unknown as {
        throughline: { tracer: { startSpan(name: string): { end(): void } } };
      };
      rum.tracer.startSpan(`checkout of ${text}`).end();
    }, PLANTED.text[0]);
    await page.evaluate(untilPainted);
    await site.leave(page);
    expect(errors()).toHaveLength(PLANTED.text.length);
    expect(new Set(messages())).toEqual(new Set(['could not [text]']));
    expect(site.spans().map(({ name }) => name)).toEqual(
      expect.arrayContaining(['page_view /', 'checkout [text]', 'web_vital LCP']),
    );
    const posted = site.posts().map(({ body }) => String(body));
    for (const secret of PLANTED.text) expect(posted.join()).not.toContain(secret);
  });

  it('are checked where the script was, and not run when they are others', async () => {
    const integrity = createHash('sha256').update(RUM).digest('base64');
    const attributes = `integrity="sha256-${integrity}" crossorigin="anonymous"`;
    const page = await site.open({
      attributes,
      textFile: 'globalThis.ran = 1; export const scrubText = String;',
    });
    await page.evaluate(fail, FEW);
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => (globalThis as { ran?: number }).ran)).toBeUndefined();
    await site.leave(page);
    expect(new Set(messages())).toEqual(new Set(['could not [text]']));
    site.reset();
    const good = await site.open({ attributes });
    await good.evaluate(fail, FEW);
    await expect.poll(() => errors().length, { timeout: 30_000 }).toBe(FEW.length);
    expect(messages()).toContain('could not save [email] in it');
    await good.close();
  });

  it('are forgotten with what waits for them when consent is withdrawn', async () => {
    const page = await site.open({ textDelayMs: 300 });
    await page.evaluate((text) => {
      reportError(new TypeError(text));
      (globalThis as unknown as { throughline: { revoke(): void } }).throughline.revoke();
    }, `could not save ${PLANTED.text[0]} in it`);
    await page.waitForTimeout(500);
    await site.leave(page);
    expect(errors()).toEqual([]);
  });

  it('hold for what span processors and exporters of the site get', async () => {
    const app = await bundleApp(`
      import { startRum } from '@throughline/rum-sdk';
      const seen = [];
      const none = { onStart() {}, forceFlush: async () => {}, shutdown: async () => {} };
      const rum = startRum({
        endpoint: '/v1/traces', key: 'pk_app', service: 'app',
        spanProcessors: [{ ...none, onEnd: (span) => seen.push(['processor', span.name]) }],
        exporter: {
          export: (spans, done) => { for (const { name } of spans) seen.push(['exporter', name]); done({ code: 0 }); },
          shutdown: async () => {},
        },
      });
      rum.tracer.startSpan('checkout of jane@example.com').end();
      globalThis.seen = rum.flush().then(() => seen);
    `);
    const page = await site.open({ scripts: { '/app.js': app }, html: '<script src="/app.js"></script>' });
    const seen = await page.evaluate(() => (globalThis as unknown as { seen: Promise<unknown[]> }).seen);
    expect(seen).toEqual(
      expect.arrayContaining([
        ['processor', 'checkout of [email]'],
        ['exporter', 'checkout of [email]'],
      ]),
    );
    expect(JSON.stringify(seen)).not.toContain('jane');
    await page.close();
  });

  it('stand beside the script, under its version too', () => {
    const dist = new URL('../../dist/', import.meta.url);
    const [version = '', ...others] = readdirSync(dist).filter((name) => /^rum-[0-9a-f]{12}\.js$/.test(name));
    expect(others).toEqual([]);
    const rules = readFileSync(new URL(version.replace('rum', 'rum-text'), dist), 'utf8');
    expect(rules).toBe(readFileSync(new URL('rum-text.js', dist), 'utf8'));
  });
});
