import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, BrowserContext } from 'playwright';
import type { Ending } from './endings.ts';
import type { Truth } from './measuredVitals.ts';

/** Pages that are open at once: enough to keep two cores busy while pages wait. */
const CONCURRENCY = 4;

/** Posts of the last page, and the commit of its localStorage, are in by then. */
const SETTLE_MS = 2_500;

/** Between the end and the closing of what is left of the tab. */
const AFTER_MS = 600;

/** A crashed tab can leave its driver without an answer for ever; one visit is some seconds. */
const VISIT_TIMEOUT_MS = 60_000;

/** Where pages leave what they have seen: page/truth.js. */
const TRUTH_PREFIX = 'truth:';

/** A page view to be made. */
export interface Visit {
  /** `/view/…`, unlike any other's. */
  readonly path: string;
  readonly ending: Ending;
  /** Milliseconds that a click costs. */
  readonly workMs: number;
}

interface VisitParts {
  readonly browser: Browser;
  readonly origin: string;
  readonly onDone: () => void;
}

/** Makes the visits, some at a time, and returns what the pages have seen, by path. */
export async function visitPages(visits: readonly Visit[], parts: VisitParts): Promise<Map<string, Truth[]>> {
  const context = await parts.browser.newContext({ viewport: { width: 900, height: 700 } });
  const queue = [...visits];
  const work = async (): Promise<void> => {
    for (let visit = queue.shift(); visit; visit = queue.shift()) {
      const visiting = visitPage(visit, context, parts.origin).catch((error: unknown) => {
        console.error(`${visit.path}, ${visit.ending.name}: ${error}`);
      });
      await Promise.race([visiting, sleep(VISIT_TIMEOUT_MS, undefined, { ref: false })]);
      parts.onDone();
    }
  };
  try {
    await Promise.all(Array.from({ length: CONCURRENCY }, work));
    return await readTruths(context, parts.origin);
  } finally {
    await context.close();
  }
}

async function visitPage(
  { path, ending, workMs }: Visit,
  context: BrowserContext,
  origin: string,
): Promise<void> {
  const page = await context.newPage();
  try {
    await page.goto(`${origin}/away`);
    await page.goto(`${origin}${path}?work=${workMs}`, { waitUntil: 'load' });
    await ending.end(page);
    await sleep(AFTER_MS);
  } finally {
    await page.close();
  }
}

async function readTruths(context: BrowserContext, origin: string): Promise<Map<string, Truth[]>> {
  const reader = await context.newPage();
  await reader.waitForTimeout(SETTLE_MS);
  await reader.goto(`${origin}/away`);
  const kept = await reader.evaluate(() => Object.entries(localStorage) as [string, string][]);
  return new Map(kept.map(([key, text]) => [key.slice(TRUTH_PREFIX.length), JSON.parse(text) as Truth[]]));
}
