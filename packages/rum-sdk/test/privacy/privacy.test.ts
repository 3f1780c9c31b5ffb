import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Site, startSite } from '../harness/site.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());
beforeEach(() => site.reset());

/** Planted where pages have such things; none may be in what leaves the page. */
const PLANTED = [
  'jane.doe@example.com',
  'jane.doe%40example.com',
  'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI0MiJ9.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg',
  's3cr3t-session',
  '4111111111111111',
  'DE89370400440532013000',
  'hunter2',
  'Mrs Robinson',
] as const;

const HTML = `
  <div id="jane.doe@example.com" class="hunter2" title="Mrs Robinson" style="height:10px"></div>
  <p>Mrs Robinson, DE89370400440532013000</p>
  <button id="go" aria-label="Mrs Robinson" role="Mrs Robinson">jane.doe@example.com</button>
  <script>setTimeout(() => { document.querySelector('div').style.height = '200px'; }, 100)</script>`;

const prerender = () => {
  Object.assign(globalThis, { isPrerendering: true });
  Object.defineProperty(Document.prototype, 'prerendering', {
    get: () => Reflect.get(globalThis, 'isPrerendering'),
  });
};

describe('no personal data', () => {
  it('is in any byte that leaves the page: URLs, errors, elements, headers', async () => {
    const token = PLANTED[2];
    const page = await site.open({
      path: `/residents/jane.doe%40example.com?token=${token}&card=4111111111111111#s3cr3t-session`,
      html: HTML,
    });
    page.on('pageerror', () => undefined);
    await page.evaluate(
      async ([mail, jwt, session, card, password]) => {
        // biome-ignore lint/suspicious/noDocumentCookie: a page's own cookie, as it sets them
        document.cookie = `session=${session}`;
        localStorage.setItem('token', jwt as string);
        await fetch(`/api/residents/${mail}?password=${password}`, {
          headers: { authorization: `Bearer ${jwt}` },
        });
        await fetch(`/api/tokens/${jwt}`, { method: 'POST', body: mail as string });
        document.querySelector('#go')?.addEventListener('click', () => {
          void fetch(`/api/search?q=${mail}`);
          document.querySelector('#go')?.remove();
          throw new TypeError(`no account for ${mail} with card ${card} at https://x.example/a?token=${jwt}`);
        });
        void Promise.reject(new Error(`login of ${mail} failed: password=${password}`));
        void Promise.reject({ mail, name: mail });
      },
      [PLANTED[0], PLANTED[2], PLANTED[3], PLANTED[4], PLANTED[6]],
    );
    await page.waitForTimeout(150);
    await page.click('#go');
    await page.waitForTimeout(300);
    await site.leave(page);

    const errors = site.spans().filter(({ type }) => type === 'error');
    expect(errors.map(({ name }) => name).sort()).toEqual(['error Error', 'error Object', 'error TypeError']);
    const leaving = site
      .posts()
      .map(({ url, headers, body }) => `${url.href}\n${JSON.stringify(headers)}\n${body}`)
      .join('\n');
    for (const planted of PLANTED) expect(leaving).not.toContain(planted);
    expect(leaving).not.toMatch(/Mozilla\/5\.0[^"]*"[^}]*stringValue/);
    // and not by taking everything out: what helps is there
    expect(leaving).toContain('no account for [email]');
    expect(leaving).toContain('/api/residents/:email');
  });

  it('sends no cookie and no address of the page, not even to its own origin', async () => {
    const page = await site.open({
      path: '/private/page?token=abc',
      data: { endpoint: '/api/ops/ingest' },
      before: () => {
        // biome-ignore lint/suspicious/noDocumentCookie: a page's own cookie, as it sets them
        document.cookie = 'session=s3cr3t-session';
      },
    });
    await site.leave(page);
    const posts = site.page.received.filter(({ url }) => url.pathname === '/api/ops/ingest');
    expect(posts.length).toBeGreaterThan(0);
    for (const { headers } of posts) {
      expect(headers.cookie).toBeUndefined();
      expect(headers.referer).toBe(`${site.page.origin}/`);
      expect(headers['content-type']).toBe('text/plain;charset=UTF-8');
    }
  });

  it('is what the visitor has chosen: Global Privacy Control, Do Not Track', async () => {
    for (const before of [
      () => Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true }),
      () => Object.defineProperty(Navigator.prototype, 'doNotTrack', { get: () => '1' }),
    ]) {
      const page = await site.open({ before });
      await page.evaluate(() => fetch('/api/call'));
      await site.leave(page);
    }
    expect(site.edge.received).toEqual([]);
    const calls = site.page.received.filter(({ url }) => url.pathname === '/api/call');
    expect(calls.map(({ headers }) => headers.traceparent)).toEqual([undefined, undefined]);
  });

  it('waits for consent, and forgets when it is withdrawn', async () => {
    const page = await site.open({ data: { consent: 'denied', session: 'sessionStorage' } });
    const stored = () => page.evaluate(() => Object.keys(sessionStorage).length);
    expect(await stored()).toBe(0);
    await page.evaluate(async () => {
      const { throughline } = globalThis as unknown as { throughline: { grant(): void } };
      throughline.grant();
      await fetch('/api/granted');
    });
    expect(await stored()).toBe(1);
    await page.evaluate(async () => {
      const { throughline } = globalThis as unknown as { throughline: { revoke(): void } };
      void fetch('/api/slow');
      throughline.revoke();
      await fetch('/api/revoked');
    });
    expect(await stored()).toBe(0);
    // longer than what was under way takes, and than a settled page view waits
    await page.waitForTimeout(2500);
    await site.leave(page);
    expect(site.edge.received).toEqual([]);
    const header = (path: string) =>
      site.page.received.find(({ url }) => url.pathname === path)?.headers.traceparent;
    expect(header('/api/granted')).toBeDefined();
    expect(header('/api/revoked')).toBeUndefined();
  });

  it('is measured of a prerendered page that is shown after consent was withdrawn, or after a stop', async () => {
    /** Whether the page is measured where this happens before the visitor sees it. */
    const isMeasured = async (before: string): Promise<boolean> => {
      site.reset();
      const page = await site.open({ before: prerender });
      await page.evaluate(
        `${before}; isPrerendering = false; document.dispatchEvent(new Event('prerenderingchange'));
         fetch('/api/shown').then(() => undefined)`,
      );
      await site.leave(page);
      const shown = site.page.received.find(({ url }) => url.pathname === '/api/shown');
      expect(site.edge.received.length > 0).toBe(shown?.headers.traceparent !== undefined);
      return site.edge.received.length > 0;
    };
    expect(await isMeasured('0')).toBe(true);
    expect(await isMeasured('throughline.revoke()')).toBe(false);
    expect(await isMeasured('throughline.stop()')).toBe(false);
    expect(await isMeasured('throughline.revoke(); throughline.grant()')).toBe(true);
  });

  it('listens for the showing of a prerendered page, until it is stopped', async () => {
    const head = `<script>
      const observing = new Set();
      const { observe, disconnect } = MutationObserver.prototype;
      MutationObserver.prototype.observe = function (...args) { observing.add(this); return observe.apply(this, args); };
      MutationObserver.prototype.disconnect = function () { observing.delete(this); return disconnect.call(this); };
    </script>`;
    const page = await site.open({ before: prerender, head });
    expect(await page.evaluate('observing.size')).toBe(1);
    expect(await page.evaluate('throughline.stop(); observing.size')).toBe(0);
    await page.close();
  });
});
