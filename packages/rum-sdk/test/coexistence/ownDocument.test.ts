import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Site, startSite } from '../harness/site.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());
beforeEach(() => site.reset());

const named = (type: string) =>
  site
    .spans()
    .filter((span) => span.type === type)
    .map(({ name }) => name)
    .sort();

it.each(['open', 'write'] as const)(
  'a page that calls document.%s after its load is measured on',
  async (way) => {
    const page = await site.open();
    await page.evaluate((how) => {
      if (how === 'open') document.open();
      document.write('<!doctype html><title>Anew</title><div id="banner"></div><button>Go</button>');
      document.close();
      document.querySelector('button')?.addEventListener('click', () => fetch('/api/clicked'));
    }, way);
    await page.waitForTimeout(100);
    await page.evaluate(() => {
      (document.querySelector('#banner') as HTMLElement).style.height = '200px';
    });
    await page.waitForTimeout(100);
    await page.click('button');
    await page.evaluate(() => {
      setTimeout(() => {
        throw new RangeError('of the new document');
      });
      history.pushState({}, '', '/second');
    });
    await page.waitForTimeout(100);
    await site.leave(page);
    expect(named('page_view')).toEqual(['page_view /', 'page_view /second']);
    expect(named('error')).toEqual(['error RangeError']);
    const [cls] = site.spans().filter(({ name }) => name === 'web_vital CLS');
    expect(cls?.attributes['browser.web_vital.value']).toBeGreaterThan(0);
    // the interaction's listener is there again, and once
    expect(named('interaction').filter((name) => name === 'interaction click')).toHaveLength(1);
    const click = site.spans().find(({ name }) => name === 'interaction click');
    const call = site.spans().find(({ name }) => name === 'GET /api/clicked');
    expect(call?.parentSpanId).toBe(click?.spanId);
  },
);

it('nothing listens any more after stop(), whatever the page opens anew', async () => {
  const page = await site.open();
  await page.evaluate(() => {
    (globalThis as unknown as { throughline: { stop(): void } }).throughline.stop();
    document.write('<button>Go</button>');
    document.close();
    setTimeout(() => {
      throw new RangeError('after stop');
    });
  });
  await page.waitForTimeout(100);
  await site.leave(page);
  expect(named('error')).toEqual([]);
});

/** What the SDK reads of the document, and what it might read of the window. */
const NAMES = [
  ...['visibilityState', 'readyState', 'baseURI', 'currentScript', 'prerendering', 'wasDiscarded'],
  ...['addEventListener', 'removeEventListener', 'querySelector', 'documentElement', 'cookie', 'location'],
  ...[
    'fetch',
    'navigator',
    'performance',
    'throughline',
    'throughlineEarly',
    'fetchLater',
    'navigation',
    'zone',
  ],
];

it('forms and images that are named like what the script reads change nothing', async () => {
  const noise: string[] = [];
  site.context.once('page', (page) => {
    page.on('console', (line) => noise.push(line.text()));
    page.on('pageerror', ({ message }) => noise.push(message));
  });
  const elements = NAMES.map(
    (name) => `<form name="${name}"></form><img id="${name}" name="${name}" alt="">`,
  );
  const page = await site.open({ html: elements.join(''), scriptDelayMs: 50 });
  const status = await page.evaluate(async () => {
    history.pushState({}, '', '/second');
    return (await fetch('/api/call')).status;
  });
  await site.leave(page);
  expect([status, noise]).toEqual([200, []]);
  expect(named('http')).toEqual(['GET /api/call']);
  expect(named('page_view')).toEqual(['page_view /', 'page_view /second']);
  const [first] = site.spans().filter(({ type }) => type === 'page_view');
  expect(first?.attributes['browser.navigation.type'] ?? first?.attributes['rum.navigation.type']).not.toBe(
    'restore',
  );
  const sent = site.page.received.find(({ url }) => url.pathname === '/api/call');
  expect(sent?.headers.traceparent).toMatch(/^00-/);
  expect(JSON.stringify(site.posts().map(({ body }) => body))).not.toContain('HTMLFormElement');
});
