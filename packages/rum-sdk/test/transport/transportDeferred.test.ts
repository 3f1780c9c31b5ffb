import type { Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Site, startSite } from '../harness/site.ts';
import { untilAnswered } from '../harness/untilAnswered.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());
beforeEach(() => site.reset());

/** No timer of the page sends within a test. */
const data = { 'flush-interval-ms': '60000' };
const html = '<h1>Hello</h1>';

/** The load has settled, and what it measured is queued. */
const SETTLED_MS = 2_500;

/** A request has ended, and its span is queued. */
const AGAIN_MS = 2_500;

/** The browser has been given what was queued 10 s before. */
const INSURED_MS = 12_500;

/** What has no answer by then has been left with it. */
const BACKED_UP_MS = 1_500;

/** Four pages at a time, on a busy machine. */
const CONCURRENT_TIMEOUT_MS = 120_000;

const types = (own = site) => own.spans().map(({ type }) => type);
const requests = (own = site) =>
  own
    .spans()
    .filter(({ type }) => type === 'http')
    .map(({ name }) => name);
const repeated = (own = site) => {
  const ids = own.spans().map(({ spanId }) => spanId);
  return ids.filter((id, at) => ids.indexOf(id) !== at);
};
const once = () => expect(repeated()).toEqual([]);

describe('a page view that goes well', () => {
  it('is one post in all, at the hide', async () => {
    const page = await site.open({ html, data });
    await page.waitForTimeout(SETTLED_MS);
    await page.evaluate(() => fetch('/api/late'));
    await page.waitForTimeout(AGAIN_MS);
    expect(site.posts()).toHaveLength(0);
    await site.leave(page);
    expect(site.posts()).toHaveLength(1);
    expect(site.posts()[0]?.url.searchParams.has('held')).toBe(false);
    expect(types()).toEqual(expect.arrayContaining(['page_view', 'web_vital', 'http']));
    once();
  });

  it('that lives longer than the flush interval posts on its timer, and hears the kill switch', async () => {
    site.answerWith(() => ({ body: '{"rum":{"reportRate":0}}' }));
    const page = await site.open({ html, data: { 'flush-interval-ms': '3000' } });
    await expect.poll(() => site.posts().length, { timeout: 30_000 }).toBe(1);
    await page.evaluate(() => fetch('/api/silent'));
    await page.waitForTimeout(AGAIN_MS);
    await site.leave(page);
    expect(site.posts()).toHaveLength(1);
    expect(requests()).toEqual([]);
  });

  it('keeps one post where the tab hides twice in a row with nothing new', async () => {
    const page = await site.open({ html, data });
    await page.waitForTimeout(SETTLED_MS);
    await page.evaluate(() => {
      let state = 'visible';
      Object.defineProperty(Document.prototype, 'visibilityState', { get: () => state, configurable: true });
      for (const next of ['hidden', 'hidden', 'visible', 'hidden']) {
        state = next;
        document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
      }
    });
    await site.settled();
    expect(site.posts()).toHaveLength(1);
    await page.close();
    await site.settled();
    once();
  });
});

/** Each on a site of its own, at the same time: most of it is waiting for what the browser does after 10 s. */
describe.concurrent('a page whose process dies', { timeout: CONCURRENT_TIMEOUT_MS }, () => {
  const onOwnSite = async (test: (own: Site) => Promise<void>): Promise<void> => {
    const own = await startSite(site.browser);
    await test(own).finally(() => own.close());
  };
  const crash = async (page: Page): Promise<void> => {
    const session = await page.context().newCDPSession(page);
    // never answers: the process is gone
    session.send('Page.crash').catch(() => undefined);
  };

  it('has arrived exactly once, with what came after the load too', ({ expect }) =>
    onOwnSite(async (own) => {
      const page = await own.open({ html, data });
      await page.waitForTimeout(SETTLED_MS);
      await page.evaluate(() => fetch('/api/late'));
      await page.waitForTimeout(INSURED_MS);
      expect(own.posts()).toHaveLength(0);
      await crash(page);
      await expect.poll(() => own.posts().length, { timeout: 30_000 }).toBe(1);
      await page.close();
      await own.settled();
      expect(own.posts()).toHaveLength(1);
      expect(own.posts()[0]?.url.searchParams.get('held')).toBe('60000');
      expect(types(own)).toEqual(expect.arrayContaining(['page_view', 'web_vital']));
      expect(requests(own)).toEqual(['GET /api/late']);
      expect(repeated(own)).toEqual([]);
    }));

  it('repeats nothing that its timer had sent before', ({ expect }) =>
    onOwnSite(async (own) => {
      const page = await own.open({ html, data: { 'flush-interval-ms': '12000' } });
      await expect.poll(() => own.posts().length, { timeout: 30_000 }).toBe(1);
      await page.evaluate(() => fetch('/api/late'));
      await page.waitForTimeout(INSURED_MS);
      await crash(page);
      await expect.poll(() => requests(own).length, { timeout: 30_000 }).toBe(1);
      await page.close();
      await own.settled();
      expect(repeated(own)).toEqual([]);
    }));

  it('of an untraced page view too', ({ expect }) =>
    onOwnSite(async (own) => {
      const page = await own.open({ html, data: { ...data, 'sample-rate': '0' } });
      await page.waitForTimeout(INSURED_MS);
      await crash(page);
      await expect.poll(() => own.posts().length, { timeout: 30_000 }).toBe(1);
      expect(types(own)).toContain('page_view');
      expect(own.spans().every(({ flags }) => flags === 2)).toBe(true);
      await page.close();
    }));

  it('forgets what waits for the browser when consent is withdrawn', ({ expect }) =>
    onOwnSite(async (own) => {
      const page = await own.open({ html, data });
      await page.waitForTimeout(INSURED_MS);
      await page.evaluate(() => {
        (globalThis as unknown as { throughline: { revoke(): void } }).throughline.revoke();
      });
      await crash(page);
      await page.close();
      await own.settled();
      expect(own.posts()).toHaveLength(0);
    }));
});

describe('a page that is hidden with more than the quota of keepalive allows', () => {
  const before = () => {
    const page = globalThis as unknown as { fetchLater(...args: unknown[]): unknown; left: number };
    const native = page.fetchLater;
    page.left = 0;
    page.fetchLater = (...args) => {
      page.left++;
      return native(...args);
    };
  };
  const left = () => (globalThis as unknown as { left: number }).left;
  /** Returns how often something was left with the browser before the hide. */
  const hide = async (page: Page): Promise<number> => {
    await page.waitForTimeout(SETTLED_MS);
    await page.evaluate(async () => {
      for (let at = 0; at < 12; at++) await fetch(`/api/things/${at}`);
    });
    await page.waitForTimeout(300);
    const count = await page.evaluate(left);
    await page.evaluate(() => {
      Object.defineProperty(Document.prototype, 'visibilityState', { value: 'hidden', configurable: true });
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    });
    await expect.poll(() => site.posts().length, { timeout: 30_000 }).toBeGreaterThan(0);
    expect(site.posts()[0]?.bytes).toBeGreaterThan(5_536);
    return count;
  };
  /** The posts of the hide's batch; a busy machine has long frames after it, which leave in one of their own. */
  const first = () => {
    const ids = site.posts().map(({ url }) => url.searchParams.get('batch'));
    return site.posts().filter((_, at) => ids[at] === ids[0]);
  };

  it('posts, and leaves nothing with the browser beside that where the answer comes', async () => {
    const page = await site.open({ html, data, before });
    const count = await hide(page);
    await page.waitForTimeout(BACKED_UP_MS);
    expect(await page.evaluate(left)).toBe(count);
    await page.close();
    await site.settled();
    expect(first()).toHaveLength(1);
  });

  it('leaves it with the browser too where no answer comes, under the same id', async () => {
    site.answerWith(() => ({ silent: true }));
    const page = await site.open({ html, data, before });
    const count = await hide(page);
    await expect.poll(() => page.evaluate(left), { timeout: 30_000 }).toBe(count + 1);
    const session = await page.context().newCDPSession(page);
    session.send('Page.crash').catch(() => undefined);
    await expect.poll(() => first().length, { timeout: 30_000 }).toBe(2);
    await page.close();
  });

  it('sends it by sendBeacon where no answer comes and the browser takes nothing for later, under the same id', async () => {
    site.answerWith(() => ({ silent: true }));
    const refusing = () => {
      const page = globalThis as unknown as { fetchLater: unknown; left: number; beacons: number[] };
      page.left = 0;
      page.fetchLater = () => {
        page.left++;
        throw new DOMException('a policy of the page', 'NotAllowedError');
      };
      const { sendBeacon } = navigator;
      page.beacons = [];
      Navigator.prototype.sendBeacon = function (url, body) {
        page.beacons.push((body as Blob).size);
        return sendBeacon.call(this, url, body);
      };
    };
    const page = await site.open({ html, data, before: refusing });
    const count = await hide(page);
    await expect.poll(() => first().length, { timeout: 30_000 }).toBe(2);
    expect(await page.evaluate(left)).toBe(count + 1);
    const [posted, second] = first();
    // a Blob's type is in lower case (File API, section 3.1)
    expect(second?.headers['content-type']).toBe('text/plain;charset=utf-8');
    expect(second?.body).toEqual(posted?.body);
    expect(await page.evaluate(() => (globalThis as unknown as { beacons: number[] }).beacons)).toEqual([
      second?.bytes,
    ]);
    await page.close();
  });

  it('sends it again as it is left, where no answer has come by then', async () => {
    site.answerWith(() => ({ silent: true }));
    const page = await site.open({ html, data });
    await hide(page);
    await site.leave(page);
    await expect.poll(() => first().length, { timeout: 30_000 }).toBe(2);
  });
});

describe('without fetchLater', () => {
  const before = () => {
    Reflect.deleteProperty(globalThis, 'fetchLater');
  };

  it('a page view is two posts', async () => {
    const page = await site.open({ html, data, before });
    await expect.poll(() => site.posts().length, { timeout: 30_000 }).toBe(1);
    await site.leave(page);
    expect(site.posts()).toHaveLength(2);
    once();
  });

  it("a large last flush is gzip, small enough for the page's own keepalive requests beside it", async () => {
    const page = await site.open({ html, data, before });
    await expect.poll(() => site.posts().length, { timeout: 30_000 }).toBe(1);
    await page.evaluate(async () => {
      for (let at = 0; at < 30; at++) await fetch(`/api/things/${at}`);
    });
    await untilAnswered(page, 'rum-text');
    await site.leave(page);
    const [, last] = site.posts();
    expect(last?.headers['content-type']).toBe('text/plain;charset=UTF-8');
    expect(last?.body.length).toBeGreaterThan(12_000);
    expect(last?.bytes).toBeLessThan(5_536);
    expect(requests()).toHaveLength(30);
  });

  it("what gzip isn't there for leaves before the last flush, where that would be too much", async () => {
    const page = await site.open({ html, data, before, textFile: '<!doctype html>' });
    await expect.poll(() => site.posts().length, { timeout: 30_000 }).toBe(1);
    await page.evaluate(async () => {
      for (let at = 0; at < 150; at++) await fetch(`/api/things/${at}`);
    });
    await page.waitForTimeout(300);
    await site.leave(page);
    expect(requests()).toHaveLength(150);
    expect(site.posts().at(-1)?.bytes).toBeLessThan(64 * 1024);
    expect(site.posts().length).toBeGreaterThan(2);
  });
});
