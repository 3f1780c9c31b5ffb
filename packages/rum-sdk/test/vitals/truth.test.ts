import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleApp } from '../harness/bundleApp.ts';
import { openTabs } from '../harness/openTabs.ts';
import type { SpanView } from '../harness/receivedSpans.ts';
import { type Origins, startOrigins } from '../harness/startOrigins.ts';
import { type TraceVitals, traceVitals } from '../harness/traceVitals.ts';

/** One frame at 60 Hz: the browser's trace and its Performance API take some times at either end of one. */
const FRAME_MS = 16.7;

/** Span times are whole nanoseconds of a time since 1970, kept as a floating-point number until the end. */
const RESOLUTION_MS = 0.01;

/** One visit has no event timings in its trace by about an even chance. */
const MAX_ATTEMPTS = 12;

/** Of all its visits, on a busy machine. */
const VISITS_TIMEOUT_MS = 240_000;

const HOUR_MS = 3_600_000;
const SLEEP_MS = 600_000;

/** Another web-vitals on the same page: the last report of each. */
const BARE = `
  import { onCLS, onFCP, onINP, onLCP, onTTFB } from 'web-vitals/attribution';
  globalThis.bare = {};
  for (const on of [onCLS, onFCP, onINP, onLCP, onTTFB]) {
    on(({ name, value, rating, attribution: { lcpEntry, ...rest } }) => {
      const numbers = Object.entries(rest).filter(([, part]) => typeof part === 'number');
      globalThis.bare[name] = { value, rating, parts: Object.fromEntries(numbers) };
    }, { reportAllChanges: true });
  }`;

/** Text that paints at once, a picture that comes late, two shifts of known places, and an interaction that waits and works. */
const HTML = `
  <div id="banner"></div><h1>Truth</h1><p>${'Text that moves. '.repeat(40)}</p><button id="work">Work</button>
  <script>
    const busy = (ms) => { const end = performance.now() + ms; while (performance.now() < end); };
    const grow = (height) => { document.querySelector('#banner').style.height = height; };
    setTimeout(() => document.body.append(Object.assign(new Image(600, 400), { src: '/hero.png' })), 250);
    setTimeout(() => grow('40px'), 500);
    setTimeout(() => { grow('190px'); globalThis.grown = true; }, 700);
    document.querySelector('#work').addEventListener('click', () => { busy(110); globalThis.worked = true; });
  </script>`;

interface Reported {
  readonly value: number;
  readonly rating: string;
  readonly parts: Readonly<Record<string, number>>;
}

/** Runs in the page before anything else: a wall clock that is wrong, and sleeps when it is told to. */
function setClock(skewMs: number): void {
  const now = Date.now;
  const clock = { origin: performance.timeOrigin, asleepMs: 0 };
  Date.now = () => now() + skewMs + clock.asleepMs;
  Object.defineProperty(performance, 'timeOrigin', { value: clock.origin + skewMs });
  Object.assign(globalThis, { clock });
}

type Scope = { bare: Record<string, Reported>; clock: { origin: number; asleepMs: number } };

let site: Origins;
let browser: Browser;
let head: string;
beforeAll(async () => {
  [site, browser] = await Promise.all([startOrigins(), openTabs()]);
  head = `<script>${await bundleApp(BARE)}</script>`;
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

const pause = (ms: number) => new Promise((resume) => setTimeout(resume, ms));

/** Until the browser's trace has all that is compared. */
async function visit(skewMs: number, sleepMs: number) {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const seen = await visitOnce(skewMs, sleepMs);
    const { traced } = seen;
    if (traced) return { ...seen, traced };
  }
  throw new Error(`no event timings in the trace of ${MAX_ATTEMPTS} visits`);
}

async function visitOnce(skewMs: number, sleepMs: number) {
  site.reset();
  site.serve({ html: HTML, head });
  const page = await browser.newPage();
  try {
    await page.evaluateOnNewDocument(setClock, skewMs);
    const endTrace = await traceVitals(await page.createCDPSession());
    await page.goto(`${site.page.origin}/truth`, { waitUntil: 'load' });
    // the button stays where it is from now on
    await page.waitForFunction('globalThis.grown && document.images[0]?.complete');
    await pause(700);
    await page.evaluate((ms) => {
      (globalThis as unknown as Scope).clock.asleepMs = ms;
    }, sleepMs);
    await interact(page);
    const seen = await page.evaluate(() => {
      const { bare, clock } = globalThis as unknown as Scope;
      return { bare, origin: clock.origin };
    });
    const traced = await endTrace('/truth');
    await page.close();
    await pause(300);
    await site.settled();
    return { ...seen, traced, spans: site.spans() };
  } finally {
    if (!page.isClosed()) await page.close();
  }
}

/** The page is busy when the click comes. */
async function interact(page: Page): Promise<void> {
  await page.evaluate(() => {
    setTimeout(() => {
      const end = performance.now() + 150;
      while (performance.now() < end);
    }, 20);
  });
  await pause(30);
  await page.click('#work');
  await page.waitForFunction('globalThis.worked');
  // web-vitals reports it when the page is idle, a second later at the latest
  await pause(1_500);
}

function partsOf(vital: SpanView, spans: readonly SpanView[]): Record<string, number> {
  const children = spans.filter(
    ({ type, parentSpanId }) => type === 'web_vital_part' && parentSpanId === vital.spanId,
  );
  return Object.fromEntries(children.map(({ name, start, end }) => [name, end - start]));
}

function expectNear(
  actual: Record<string, number>,
  expected: Record<string, number | undefined>,
  within: number,
): void {
  expect(Object.keys(actual).sort()).toEqual(Object.keys(expected).sort());
  for (const [name, value] of Object.entries(expected)) {
    expect(
      Math.abs((actual[name] ?? Number.NaN) - (value ?? Number.NaN)),
      `${name}: ${actual[name]}, ${value}`,
    ).toBeLessThanOrEqual(within);
  }
}

describe.each([
  ['a right clock', 0, 0],
  ['a clock an hour fast', HOUR_MS, 0],
  ['a clock an hour slow', -HOUR_MS, 0],
  ['a sleep of ten minutes before the click', 0, SLEEP_MS],
])('under %s', (_, skewMs, sleepMs) => {
  let seen: Awaited<ReturnType<typeof visit>>;
  beforeAll(async () => {
    seen = await visit(skewMs, sleepMs);
  }, VISITS_TIMEOUT_MS);
  const vital = (name: string): SpanView => {
    const found = seen.spans.filter(({ attributes }) => attributes['browser.web_vital.name'] === name);
    expect(found, name).toHaveLength(1);
    return found[0] as SpanView;
  };

  it("vitals are web-vitals' own, to the last digit, and so are their parts", () => {
    const { bare, spans } = seen;
    for (const name of ['LCP', 'CLS', 'INP', 'FCP', 'TTFB']) {
      const { attributes } = vital(name);
      expect(attributes['browser.web_vital.value'], name).toBe(bare[name]?.value);
      expect(attributes['browser.web_vital.rating'], name).toBe(bare[name]?.rating);
    }
    const { LCP, INP, CLS } = bare;
    expectNear(
      partsOf(vital('LCP'), spans),
      {
        'lcp.time_to_first_byte': LCP?.parts.timeToFirstByte,
        'lcp.resource_load_delay': LCP?.parts.resourceLoadDelay,
        'lcp.resource_load_duration': LCP?.parts.resourceLoadDuration,
        'lcp.element_render_delay': LCP?.parts.elementRenderDelay,
      },
      RESOLUTION_MS,
    );
    expectNear(
      partsOf(vital('INP'), spans),
      {
        'inp.input_delay': INP?.parts.inputDelay,
        'inp.processing_duration': INP?.parts.processingDuration,
        'inp.presentation_delay': INP?.parts.presentationDelay,
      },
      RESOLUTION_MS,
    );
    expect(vital('CLS').attributes['rum.cls.largest_shift_value']).toBe(CLS?.parts.largestShiftValue);
  });

  it("are the browser's trace's, within a frame", () => {
    const { traced, spans } = seen;
    const value = (name: string) => Number(vital(name).attributes['browser.web_vital.value']);
    const { start, duration, processingStart, processingEnd } = traced.interaction;
    expectNear(
      { FCP: value('FCP'), LCP: value('LCP'), INP: value('INP') },
      { FCP: traced.fcp, LCP: traced.lcp, INP: duration },
      FRAME_MS,
    );
    expect(value('CLS')).toBeCloseTo(traced.cls, 6);
    expectNear(
      partsOf(vital('INP'), spans),
      {
        'inp.input_delay': processingStart - start,
        'inp.processing_duration': processingEnd - processingStart,
        'inp.presentation_delay': start + duration - processingEnd,
      },
      FRAME_MS,
    );
  });

  it('spans are where they happened on the wall clock that the page has', () => {
    const { origin, traced, bare } = seen;
    const expected = {
      page_view: 0,
      LCP: 0,
      CLS: traced.shiftTime,
      INP: traced.interaction.start + sleepMs,
    } satisfies Record<string, TraceVitals['fcp']>;
    const root = seen.spans.find(({ type }) => type === 'page_view');
    const starts = {
      page_view: root?.start ?? 0,
      LCP: vital('LCP').start,
      CLS: vital('CLS').start,
      INP: vital('INP').start,
    };
    const since = Object.fromEntries(
      Object.entries(starts).map(([name, start]) => [name, start - skewMs - origin]),
    );
    expectNear(since, expected, FRAME_MS);
    const lcp = vital('LCP');
    expect(Math.abs(lcp.end - lcp.start - (bare.LCP?.value ?? 0))).toBeLessThanOrEqual(RESOLUTION_MS);
    // by which the edge corrects the clock
    const sent = site.posts().map(({ url }) => Number(url.searchParams.get('sent')));
    for (const time of sent) expect(Math.abs(time - skewMs - origin)).toBeLessThan(sleepMs + 60_000);
  });
});
