import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Site, startSite } from '../harness/site.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());
beforeEach(() => site.reset());

/** Takes out of the page what came after Chrome 92, and after Firefox 100 and Safari 15.4 as well where `all` is set. */
function age(all: boolean): void {
  const page = globalThis as unknown as Record<string, { prototype: object }>;
  const gone: [holder: object | undefined, names: string][] = [
    [Array.prototype, 'findLast findLastIndex toReversed toSorted toSpliced with'],
    [Object.getPrototypeOf(Uint8Array.prototype), 'findLast findLastIndex toReversed toSorted with'],
    [Uint8Array.prototype, 'toHex toBase64'],
    [Object, 'hasOwn groupBy'],
    [Map, 'groupBy'],
    [Promise, 'withResolvers try'],
    [Array, 'fromAsync'],
    [
      Set.prototype,
      'union intersection difference symmetricDifference isSubsetOf isSupersetOf isDisjointFrom',
    ],
    [String.prototype, 'isWellFormed toWellFormed'],
    [AbortSignal, 'any timeout abort'],
    [AbortSignal.prototype, 'reason throwIfAborted'],
    [page.Iterator?.prototype, 'map filter take drop flatMap reduce toArray forEach some every find'],
    [Request.prototype, 'duplex'],
    [Response, 'json'],
    [Headers.prototype, 'getSetCookie'],
    [PerformanceResourceTiming.prototype, 'responseStatus deliveryType renderBlockingStatus contentType'],
    [PerformanceResourceTiming.prototype, 'firstInterimResponseStart finalResponseHeadersStart'],
    [PerformanceNavigationTiming.prototype, 'activationStart notRestoredReasons'],
    [PerformanceEventTiming.prototype, 'interactionId'],
    [Performance.prototype, 'interactionCount'],
    [Document.prototype, 'prerendering'],
    [globalThis, 'structuredClone fetchLater navigation scheduler reportError Iterator queryLocalFonts'],
    [globalThis, 'PerformanceLongAnimationFrameTiming PerformanceScriptTiming'],
    ...(all
      ? ([
          [globalThis, 'CompressionStream DecompressionStream requestIdleCallback cancelIdleCallback'],
          [globalThis, 'LargestContentfulPaint LayoutShift'],
          [Request.prototype, 'keepalive'],
          [PerformanceResourceTiming.prototype, 'serverTiming nextHopProtocol'],
          [Performance.prototype, 'eventCounts'],
          [Navigator.prototype, 'userAgentData'],
        ] as [object, string][])
      : []),
  ];
  for (const [holder, names] of gone) {
    for (const name of names.split(' ')) if (holder) Reflect.deleteProperty(holder, name);
  }
  const known = all
    ? ['mark', 'measure', 'navigation', 'paint', 'resource']
    : 'element event first-input largest-contentful-paint layout-shift longtask mark measure navigation paint resource'.split(
        ' ',
      );
  Object.defineProperty(PerformanceObserver, 'supportedEntryTypes', { get: () => Object.freeze([...known]) });
}

const AGES = {
  'Chrome 92': { init: `(${age})(false)`, vitals: ['FCP', 'LCP', 'TTFB'] },
  'Firefox 100 and Safari 15.4': { init: `(${age})(true)`, vitals: ['FCP', 'TTFB'] },
};

describe.each(Object.entries(AGES))('a page with the functions of %s alone', (_, { init, vitals }) => {
  it('is measured, and hears of no mistake', async () => {
    const noise: string[] = [];
    site.context.once('page', (page) => {
      page.on('console', (line) => noise.push(line.text()));
      page.on('pageerror', ({ message }) => noise.push(message));
    });
    const page = await site.open({
      head: `<script>${init}</script>`,
      html: '<h1>Old</h1><button onclick="fetch(\'/api/clicked\')">Go</button><img src="/hero.png">',
    });
    await page.click('button');
    const aborted = await page.evaluate(async () => {
      const aborter = new AbortController();
      const slow = fetch('/api/slow', { signal: aborter.signal }).catch(({ name }) => name);
      aborter.abort();
      const reason = await slow;
      await new Promise((done) => {
        const xhr = new XMLHttpRequest();
        xhr.open('GET', '/api/xhr');
        xhr.onloadend = done;
        xhr.send();
      });
      const own = globalThis as unknown as { throughline: { recordError(error: unknown): void } };
      own.throughline.recordError(new TypeError('no answer for jane@example.com'));
      history.pushState({}, '', '/second/7');
      await fetch('/api/second');
      return reason;
    });
    await page.waitForTimeout(300);
    await site.leave(page);
    expect(noise).toEqual([]);
    expect(aborted).toBe('AbortError');
    const spans = site.spans();
    const named = (type: string) => spans.filter((span) => span.type === type).map(({ name }) => name);
    expect(named('page_view').sort()).toEqual(['page_view /', 'page_view /second/:id']);
    expect(named('web_vital').map((name) => name.split(' ')[1])).toEqual(expect.arrayContaining(vitals));
    expect(named('http').sort()).toEqual([
      'GET /api/clicked',
      'GET /api/second',
      'GET /api/slow',
      'GET /api/xhr',
    ]);
    // INP's own, which began with the press, is another where the browser was slow
    expect(named('interaction').filter((name) => name === 'interaction click')).toHaveLength(1);
    const [error] = spans.filter(({ type }) => type === 'error');
    expect(error?.events[0]?.attributes['exception.message']).toBe('no answer for [email]');
  });
});

it('no expression of the files is newer than these browsers, which compile it only when it runs', () => {
  for (const file of ['rum.js', 'rum-text.js', 'snippet.js']) {
    const text = readFileSync(new URL(`../../dist/${file}`, import.meta.url), 'utf8');
    // look-behind is for Safari 16.4 on; the flags d and v for Safari 15 and 17
    expect(text, file).not.toMatch(/\(\?<[=!]/);
    expect(text, file).not.toMatch(/\/[gimsuy]*[v][gimsuy]*\.(?:test|exec)\(/);
  }
});
