import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SpanView } from '../harness/receivedSpans.ts';
import { type Site, startSite } from '../harness/site.ts';

/** A page with an LCP picture, a layout shift after it, and a button that takes its time. */
const HTML = `
  <img src="/hero.png" width="600" height="400" alt="" data-rum-name="hero">
  <div id="banner-of-jane@example.com"></div>
  <main><p>Text</p><button id="work" class="jane@example.com" data-rum-name="save">Save Jane</button></main>
  <script>
    setTimeout(() => { document.querySelector('div').style.height = '150px'; }, 200);
    document.querySelector('#work').addEventListener('click', () => {
      const until = performance.now() + 150;
      while (performance.now() < until);
    });
  </script>`;

/** A frame: what the browser rounds to, and what the clock's conversion may add. */
const FRAME_MS = 16;

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());
beforeEach(() => site.reset());

const one = (name: string): SpanView => {
  const found = site.spans().filter((span) => span.name === name);
  expect(found, `spans named ${name}`).toHaveLength(1);
  return found[0] as SpanView;
};

describe('the trace of a page view', () => {
  it('has the five vitals once each, at their real place in time, with their parts', async () => {
    const page = await site.open({ path: '/residences/4711', html: HTML });
    await page.waitForTimeout(600);
    await page.click('#work');
    await page.waitForTimeout(300);
    const truth = await page.evaluate(() => {
      const entries = (type: string) =>
        new Promise<PerformanceEntryList>((resolve) => {
          new PerformanceObserver((list) => resolve(list.getEntries())).observe({ type, buffered: true });
        });
      return Promise.all([
        entries('largest-contentful-paint'),
        entries('layout-shift'),
        entries('paint'),
      ]).then(([lcp, shifts, paints]) => ({
        origin: performance.timeOrigin,
        lcp: lcp.at(-1)?.startTime ?? 0,
        cls: shifts.reduce((sum, shift) => sum + (shift as unknown as { value: number }).value, 0),
        shiftTime: shifts[0]?.startTime ?? 0,
        fcp: paints.find(({ name }) => name === 'first-contentful-paint')?.startTime ?? 0,
        ttfb: performance.getEntriesByType('navigation')[0]?.toJSON().responseStart as number,
      }));
    });
    await site.leave(page);

    const root = one('page_view /residences/:id');
    expect(root.parentSpanId).toBeUndefined();
    expect(root.flags).toBe(3);
    expect(root.traceState).toBe('ot=th:0');
    expect(root.attributes).toMatchObject({ 'rum.navigation_type': 'navigate', 'rum.traced': true });
    expect(Math.abs(root.start - truth.origin)).toBeLessThan(FRAME_MS);

    const lcp = one('web_vital LCP');
    expect(lcp.attributes['browser.web_vital.value']).toBeCloseTo(truth.lcp, 3);
    expect(Math.abs(lcp.end - (root.start + truth.lcp))).toBeLessThan(1);
    expect(lcp.attributes['rum.target']).toBe('img[data-rum-name=hero]');
    expect(lcp.attributes['rum.resource.url']).toBe(`${site.page.origin}/hero.png`);

    const cls = one('web_vital CLS');
    expect(truth.cls).toBeGreaterThan(0);
    expect(cls.attributes['browser.web_vital.value']).toBeCloseTo(truth.cls, 6);
    expect(Math.abs(cls.start - (root.start + truth.shiftTime))).toBeLessThan(1);
    expect(one('web_vital FCP').attributes['browser.web_vital.value']).toBeCloseTo(truth.fcp, 3);
    expect(one('web_vital TTFB').attributes['browser.web_vital.value']).toBeCloseTo(truth.ttfb, 3);

    const inp = one('web_vital INP');
    expect(inp.attributes['browser.web_vital.value']).toBeGreaterThanOrEqual(150);
    expect(inp.attributes['rum.target']).toBe('button[data-rum-name=save]');
    expect(inp.attributes['rum.script.invoker_type']).toBe('event-listener');
    const interaction = one(`interaction ${inp.attributes['rum.interaction.type']}`);
    expect(interaction.parentSpanId).toBe(root.spanId);
    expect(interaction.start).toBeCloseTo(inp.start, 1);

    for (const [vital, names] of [
      [lcp, ['time_to_first_byte', 'resource_load_delay', 'resource_load_duration', 'element_render_delay']],
      [inp, ['input_delay', 'processing_duration', 'presentation_delay']],
    ] as const) {
      expect(vital.parentSpanId).toBe(root.spanId);
      const prefix = String(vital.attributes['browser.web_vital.name']).toLowerCase();
      const parts = names.map((name) => one(`${prefix}.${name}`));
      expect(parts.map(({ parentSpanId }) => parentSpanId)).toEqual(names.map(() => vital.spanId));
      // one after the other, from the vital's start to its end
      expect(parts[0]?.start).toBeCloseTo(vital.start, 1);
      for (const [at, part] of parts.slice(1).entries()) {
        expect(part.start).toBeCloseTo(parts[at]?.end ?? 0, 1);
      }
      expect(Math.abs((parts.at(-1)?.end ?? 0) - vital.end)).toBeLessThan(FRAME_MS);
    }
  });

  it('carries its route and type on every span, and names the page once on the resource', async () => {
    const page = await site.open({
      path: '/residences/4711',
      html: HTML,
      data: { version: '1.2.3', environment: 'test', 'sample-rate': '1' },
    });
    await page.waitForTimeout(200);
    await site.leave(page);
    const spans = site.spans();
    expect(spans.length).toBeGreaterThan(3);
    for (const span of spans) {
      expect(span.type).toBeTypeOf('string');
      expect(span.attributes['rum.route']).toBe('/residences/:id');
      expect(span.resource).toMatchObject({
        'service.name': 'site',
        'service.version': '1.2.3',
        'deployment.environment.name': 'test',
        'telemetry.sdk.name': 'throughline',
        'telemetry.sdk.language': 'webjs',
        'user_agent.name': 'Chrome',
        'os.name': 'Linux',
        'rum.device': 'desktop',
        'rum.report_rate': 1,
      });
      expect(span.resource['session.id']).toMatch(/^[0-9a-f]{32}$/);
    }
    expect(new Set(spans.map(({ traceId }) => traceId)).size).toBe(1);
  });

  it('has the name that a framework gives after the load on every span, and ends at the load', async () => {
    const nameLate = `<script>addEventListener('load', () => setTimeout(() => {
      window.throughline.setRoute('/residences/:residence');
      window.named = performance.now();
    }, 300))</script>`;
    const page = await site.open({ path: '/residences/4711', html: `${HTML}${nameLate}` });
    const named = Number(await page.waitForFunction('window.named').then((handle) => handle.jsonValue()));
    await expect
      .poll(() => site.spans().map(({ name }) => name), { timeout: 30_000 })
      .toContain('page_view /residences/:residence');
    await site.leave(page);
    expect(new Set(site.spans().map(({ attributes }) => attributes['rum.route']))).toEqual(
      new Set(['/residences/:residence']),
    );
    const root = one('page_view /residences/:residence');
    expect(root.end - root.start).toBeLessThan(named - 299);
  });

  it('has the document fetch with its phases, inside the page view', async () => {
    const page = await site.open({ html: HTML });
    await site.leave(page);
    const fetched = one('document_fetch');
    const root = one('page_view /');
    expect(fetched.parentSpanId).toBe(root.spanId);
    expect(fetched.start).toBeGreaterThanOrEqual(root.start);
    expect(fetched.end).toBeLessThanOrEqual(root.end);
    expect(fetched.attributes['http.response.status_code']).toBe(200);
    expect(fetched.events.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['requestStart', 'responseStart']),
    );
  });

  it('has the document fetch of a page that is left the moment it has loaded', async () => {
    const hideAtLoad = `<script>addEventListener('load', () => {
      Object.defineProperty(Document.prototype, 'visibilityState', { value: 'hidden', configurable: true });
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    })</script>`;
    const page = await site.open({ html: `${HTML}${hideAtLoad}` });
    await site.leave(page);
    const names = site.spans().map(({ name }) => name);
    expect(names).toContain('page_view /');
    // what the hide itself sent: a page that is gone has no later post
    expect(site.posts()[0]?.body).toContain('document_fetch');
  });

  it('reports a long animation frame with the script that cost it', async () => {
    const page = await site.open({ html: HTML });
    await page.waitForTimeout(300);
    await page.click('#work');
    await page.waitForTimeout(300);
    await site.leave(page);
    const frames = site.spans().filter(({ type }) => type === 'long_animation_frame');
    expect(frames.length).toBeGreaterThan(0);
    expect(frames[0]?.end).toBeGreaterThan((frames[0]?.start ?? 0) + 100);
    expect(frames.some(({ attributes }) => Number(attributes['rum.script.duration_ms']) >= 100)).toBe(true);
  });
});
