import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { runMain } from '../../../scripts/lib/fail.mjs';
import { median } from '../report/median.ts';
import { wholeNumber } from '../report/wholeNumber.ts';
import { writeJson } from '../report/writeJson.ts';
import { measurePage, type PageCost } from './measurePage.ts';
import { type Received, serveSite, VARIANTS, type Variant } from './serveSite.ts';

/** Script CPU, at most this often that of bare web-vitals on the same page. */
const MAX_SCRIPT_RATIO = 1.5;

/** Containers have no user namespaces for the sandbox; the rest keeps the browser from work of its own. */
const FLAGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'];

type Measured = PageCost & Received;

await runMain(async () => {
  const { values } = parseArgs({
    options: { rounds: { type: 'string', default: '7' }, json: { type: 'string' } },
  });
  const rounds = wholeNumber('rounds', values.rounds);
  const measured = await measureAll(rounds);
  const rows = VARIANTS.map((variant) => rowOf(variant, measured.get(variant) ?? []));
  console.table(rows);
  const [bare, ours] = [rows.find(of('web-vitals')), rows.find(of('throughline'))];
  const ratio = (ours?.['script ms'] ?? Number.NaN) / (bare?.['script ms'] ?? Number.NaN);
  const longTasks = (ours?.['long tasks'] ?? 0) - (rows.find(of('nothing'))?.['long tasks'] ?? 0);
  console.log(`script CPU, ours / bare web-vitals: ${ratio.toFixed(2)} (budget ${MAX_SCRIPT_RATIO})`);
  writeJson(values.json, { rounds, rows, ratio, maxRatio: MAX_SCRIPT_RATIO });
  if (ratio > MAX_SCRIPT_RATIO) console.error('over the budget in script CPU');
  if (longTasks > 0)
    console.error(`over the budget: ${longTasks} more tasks over 50 ms than the page alone, 0 allowed`);
  return ratio <= MAX_SCRIPT_RATIO && longTasks <= 0 ? 0 : 1;
});

/** Interleaved, so that what else the machine does hits all alike; a first round warms the browser up and isn't counted. */
async function measureAll(rounds: number): Promise<Map<Variant, Measured[]>> {
  const measured = new Map<Variant, Measured[]>(VARIANTS.map((variant) => [variant, []]));
  const site = await serveSite();
  const executablePath = process.env.CHROMIUM_PATH;
  const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: FLAGS });
  try {
    for (let round = 0; round <= rounds; round += 1) {
      for (const variant of VARIANTS) {
        Object.assign(site.received, { posts: 0, bytes: 0 });
        const cost = await measurePage(browser, site.urlOf(variant));
        if (round > 0) measured.get(variant)?.push({ ...cost, ...site.received });
      }
      console.log(round === 0 ? '  warm' : `  round ${round} of ${rounds}`);
    }
  } finally {
    await browser.close();
    await site.close();
  }
  return measured;
}

/** Medians. */
function rowOf(page: Variant, measured: readonly Measured[]) {
  const of = (field: keyof Measured) => median(measured.map((one) => one[field]));
  return {
    page,
    'script ms': Number(of('scriptMs').toFixed(1)),
    'task ms': Number(of('taskMs').toFixed(1)),
    'long tasks': of('longTasks'),
    'heap KiB': Math.round(of('heapBytes') / 1024),
    posts: of('posts'),
    'bytes sent': of('bytes'),
  };
}

function of(variant: Variant) {
  return ({ page }: { page: Variant }) => page === variant;
}
