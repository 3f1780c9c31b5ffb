import { expect, it } from 'vitest';
import { describeEngines } from '../harness/engines/describeEngines.ts';
import type { EngineName } from '../harness/engines/engine.ts';
import { readFindings, UPDATES_FINDINGS, writeFindings } from '../harness/engines/findings.ts';

/** A picture for LCP, a shift for CLS, a slow button for INP. */
const HTML = `
  <img src="/hero.png" width="600" height="400" alt="" data-rum-name="hero">
  <div></div><button id="work" data-rum-name="save">Save</button>
  <script>
    setTimeout(() => { document.querySelector('div').style.height = '150px'; }, 200);
    document.querySelector('#work').addEventListener('click', () => {
      const until = performance.now() + 150;
      while (performance.now() < until);
    });
  </script>`;

/** How each engine's user-agent string is told: as a family. WebKitGTK says that it is Safari. */
const FAMILIES: Readonly<Record<EngineName, string>> = {
  chromium: 'Chrome',
  firefox: 'Firefox',
  webkit: 'Safari',
};

const pause = (ms: number) => new Promise((resume) => setTimeout(resume, ms));

describeEngines('a page view', (visits, engine) => {
  it('has its root, its document fetch with phases, and a resource that names families only', async () => {
    const tab = await visits().open({ path: '/residences/4711?token=1', html: HTML });
    await pause(300);
    expect(await visits().told(tab)).toEqual([]);
    // WebKit's whole milliseconds make 0 of what comes in the first, which stands for "not told"
    const phases = await tab.evaluate(() => {
      const [{ requestStart, responseStart }] = performance.getEntriesByType('navigation') as [
        PerformanceNavigationTiming,
      ];
      return [...(requestStart > 0 ? ['requestStart'] : []), ...(responseStart > 0 ? ['responseStart'] : [])];
    });
    await visits().leave(tab);
    const spans = visits().spans();
    const [root, ...otherRoots] = spans.filter(({ type }) => type === 'page_view');
    expect(otherRoots).toEqual([]);
    expect(root).toMatchObject({ name: 'page_view /residences/:id', flags: 3, traceState: 'ot=th:0' });
    expect(root?.attributes['rum.navigation_type']).toBe('navigate');
    const [fetched, ...others] = spans.filter(({ type }) => type === 'document_fetch');
    expect(others).toEqual([]);
    expect(fetched?.parentSpanId).toBe(root?.spanId);
    expect(fetched?.attributes['url.full']).toBe(`${visits().page.origin}/residences/:id`);
    expect(fetched?.start).toBeGreaterThanOrEqual(root?.start ?? Number.POSITIVE_INFINITY);
    expect(fetched?.end).toBeLessThanOrEqual(root?.end ?? 0);
    expect(fetched?.events.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['responseStart', ...phases]),
    );
    expect(new Set(spans.map(({ traceId }) => traceId)).size).toBe(1);
    expect(root?.resource).toMatchObject({
      'user_agent.name': FAMILIES[engine],
      'os.name': 'Linux',
      'rum.device': 'desktop',
    });
  });

  it('reports the vitals that the engine can measure, once each, with their parts', async () => {
    const tab = await visits().open({ html: HTML });
    await tab.evaluate(largestPaint);
    await pause(400);
    await tab.click('#work');
    await pause(600);
    const supports = await tab.evaluate(() => ({
      longFrames: PerformanceObserver.supportedEntryTypes.includes('long-animation-frame'),
      softNavigationVitals: PerformanceObserver.supportedEntryTypes.includes('soft-navigation'),
      navigationApi: 'navigation' in globalThis,
    }));
    await visits().leave(tab);
    const spans = visits().spans();
    const vitals = spans.filter(({ type }) => type === 'web_vital');
    const names = vitals.map(({ attributes }) => String(attributes['browser.web_vital.name'])).sort();
    const measured = { version: visits().engine.version, vitals: names, ...supports };
    if (UPDATES_FINDINGS) writeFindings(engine, measured);
    // another version of an engine may report the same
    expect(measured).toEqual({ ...readFindings(engine), version: measured.version });

    const [root] = spans.filter(({ type }) => type === 'page_view');
    for (const vital of vitals) expect(vital.parentSpanId, vital.name).toBe(root?.spanId);
    const of = (name: string) => vitals.find((vital) => vital.name === `web_vital ${name}`)?.attributes;
    const value = (name: string) => Number(of(name)?.['browser.web_vital.value']);
    expect(value('FCP')).toBeGreaterThan(value('TTFB'));
    if (names.includes('LCP')) {
      expect(of('LCP')?.['rum.target']).toBe('img[data-rum-name=hero]');
      expect(value('LCP')).toBeGreaterThanOrEqual(value('FCP'));
    }
    if (names.includes('CLS')) expect(value('CLS')).toBeGreaterThan(0);
    if (names.includes('INP')) {
      expect(of('INP')?.['rum.target']).toBe('button[data-rum-name=save]');
      expect(value('INP')).toBeGreaterThanOrEqual(150);
    }
  });

  it.each([
    ['a missing key', { key: '' }, 'option key (data-key) must be'],
    [
      'a rate in percent',
      { 'sample-rate': '10' },
      'option sampleRate (data-sample-rate) must be a number from 0 to 1',
    ],
  ])('with %s does nothing, and says why in one line', async (_, data, message) => {
    const tab = await visits().open({ data });
    await tab.evaluate(() => fetch('/api/call').then(() => undefined));
    const told = await visits().told(tab);
    await visits().leave(tab);
    expect(told).toEqual([expect.stringContaining(message)]);
    expect(visits().edge.received).toEqual([]);
  });

  it('started twice says so, and the first stays', async () => {
    const tab = await visits().open();
    const isSame = await tab.evaluate(async () => {
      const page = globalThis as unknown as { throughline: unknown };
      const first = page.throughline;
      const again = document.createElement('script');
      const attributes = document.querySelector('script[data-key]')?.attributes ?? [];
      for (const { name, value } of attributes) again.setAttribute(name, value);
      document.head.append(again);
      await new Promise((loaded) => {
        again.onload = loaded;
      });
      return page.throughline === first;
    });
    expect(isSame).toBe(true);
    // its words may come with the second file
    await expect
      .poll(() => visits().told(tab), { timeout: 30_000 })
      .toEqual([expect.stringContaining('called twice')]);
    await visits().leave(tab);
    expect(
      visits()
        .spans()
        .filter(({ type }) => type === 'page_view'),
    ).toHaveLength(1);
  });
});

/** Waits for the picture's entry where the engine has such: a busy machine paints late, and a click ends LCP. */
function largestPaint(): Promise<void> {
  const type = 'largest-contentful-paint';
  if (!PerformanceObserver.supportedEntryTypes.includes(type)) return Promise.resolve();
  return new Promise((resolve) => {
    new PerformanceObserver((list) => {
      const entries = list.getEntries() as (PerformanceEntry & { element: Element | null })[];
      if (entries.some(({ element }) => element?.localName === 'img')) resolve();
    }).observe({ type, buffered: true });
  });
}
