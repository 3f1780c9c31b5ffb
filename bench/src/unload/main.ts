import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { findChromium } from '../../../scripts/lib/browsers/chromium.mjs';
import { runMain } from '../../../scripts/lib/fail.mjs';
import { wholeNumber } from '../report/wholeNumber.ts';
import { countLosses } from './countLosses.ts';
import { ALL_ENDINGS, type Ending } from './endings.ts';
import type { Truth } from './measuredVitals.ts';
import { reportLosses } from './reportLosses.ts';
import { serveUnload, type UnloadSite } from './serveUnload.ts';
import { type Visit, visitPages } from './visitPages.ts';

/** As root in a container Chromium needs --no-sandbox; the rest keeps it from work of its own. */
const FLAGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'];

/** Clicks cost from 48 ms, which web-vitals counts, in steps that no two neighbours share. */
const workOf = (at: number): number => 48 + ((at * 29) % 130);

await runMain(async () => {
  const { values } = parseArgs({
    options: {
      'page-views': { type: 'string', default: '1000' },
      only: { type: 'string', default: '' },
      json: { type: 'string' },
    },
  });
  const endings = ALL_ENDINGS.filter(({ name }) => name.includes(values.only));
  const visits = planVisits(wholeNumber('page-views', values['page-views']), endings);
  const site = await serveUnload();
  try {
    const truths = await visitAll(visits, site);
    return reportLosses(countLosses(visits, truths, site), values.json);
  } finally {
    await site.close();
  }
});

function planVisits(pageViews: number, endings: readonly Ending[]): Visit[] {
  const visits: Visit[] = [];
  for (let made = 0; made < pageViews; ) {
    const ending = endings[visits.length % endings.length] as Ending;
    visits.push({ ending, path: `/view/${visits.length}`, workMs: workOf(visits.length) });
    made += ending.pageViews;
  }
  return visits;
}

async function visitAll(visits: readonly Visit[], { origin }: UnloadSite): Promise<Map<string, Truth[]>> {
  const truths = new Map<string, Truth[]>();
  let done = 0;
  const onDone = (): void => {
    done += 1;
    if (done % 100 === 0) console.log(`  ${done} of ${visits.length} pages`);
  };
  for (const keepsPages of [true, false]) {
    const executablePath = findChromium();
    const browser = await chromium.launch({
      ...(executablePath && { executablePath }),
      args: FLAGS,
      ignoreDefaultArgs: keepsPages ? ['--disable-back-forward-cache'] : [],
    });
    try {
      const some = visits.filter(({ ending }) => ending.keepsPages === keepsPages);
      for (const [path, truth] of await visitPages(some, { browser, origin, onDone }))
        truths.set(path, truth);
    } finally {
      await browser.close();
    }
  }
  return truths;
}
