import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { findChromium } from '../../../scripts/lib/chromium.mjs';
import { runMain } from '../../../scripts/lib/fail.mjs';
import { wholeNumber } from '../report/wholeNumber.ts';
import { writeJson } from '../report/writeJson.ts';
import { ALL_ENDINGS, type Ending } from './endings.ts';
import { FINAL_VITALS, type Truth } from './measuredVitals.ts';
import { readBare, readOurs } from './readArrived.ts';
import { serveUnload, type UnloadSite } from './serveUnload.ts';
import { emptyTally, type Share, shareOf, type Tally, tally } from './tally.ts';
import { type Visit, visitPages } from './visitPages.ts';

/** The share of what the browser had reported that must arrive, of every kind but the kill. */
const MIN_SHARE = 0.999;

/** As root in a container Chromium needs --no-sandbox; the rest keeps it from work of its own. */
const FLAGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'];

/** Clicks cost from 48 ms, which web-vitals counts, in steps that no two neighbours share. */
const workOf = (at: number): number => 48 + ((at * 29) % 130);

type Contender = 'ours' | 'bare';

await runMain(async () => {
  const { values } = parseArgs({
    options: {
      'page-views': { type: 'string', default: '1000' },
      only: { type: 'string', default: '' },
      json: { type: 'string' },
      verbose: { type: 'boolean', default: false },
    },
  });
  const endings = ALL_ENDINGS.filter(({ name }) => name.includes(values.only));
  const visits = planVisits(wholeNumber('page-views', values['page-views']), endings);
  const site = await serveUnload();
  try {
    const truths = await visitAll(visits, site);
    const tallies = count(visits, truths, site, values.verbose);
    return report(tallies, values.json);
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

function count(
  visits: readonly Visit[],
  truths: Map<string, Truth[]>,
  { posts }: UnloadSite,
  verbose: boolean,
) {
  const tallies = new Map<Ending, Record<Contender, Tally>>();
  for (const { ending, path } of visits) {
    const tallied = tallies.get(ending) ?? { ours: emptyTally(), bare: emptyTally() };
    tallies.set(ending, tallied);
    const arrived = {
      ours: readOurs(posts.ours.filter((post) => post.path === path)),
      bare: readBare(posts.bare.filter((post) => post.path === path)),
    };
    const truth = truths.get(path) ?? [];
    if (truth.length !== ending.pageViews)
      console.error(`${path}, ${ending.name}: the page told of ${truth.length} page views`);
    for (const [at, seen] of truth.entries()) {
      const lost = tally(tallied.ours, seen, arrived.ours[at]);
      tally(tallied.bare, { ...seen, calls: [] }, arrived.bare[at]);
      if (verbose && lost.length > 0)
        console.log(
          `${path}#${at}, ${ending.name}: ${seen.hasEnded ? '' : 'never told, '}${lost.join('; ')}`,
        );
    }
  }
  return tallies;
}

function report(tallies: Map<Ending, Record<Contender, Tally>>, json: string | undefined): number {
  const rows = [...tallies].map(([ending, { ours, bare }]) => ({
    ending: ending.name,
    ...Object.fromEntries(FINAL_VITALS.map((name) => [name, percent(ours.vitals[name])])),
    calls: percent(ours.calls),
    ...Object.fromEntries(FINAL_VITALS.map((name) => [`${name} bare`, percent(bare.vitals[name])])),
  }));
  console.table(rows);
  const shares = [...tallies]
    .filter(([{ isKill }]) => !isKill)
    .flatMap(([, { ours }]) => [...Object.values(ours.vitals), ours.calls]);
  const total = shares.reduce(
    (sum, { expected, arrived }) => ({ expected: sum.expected + expected, arrived: sum.arrived + arrived }),
    { expected: 0, arrived: 0 },
  );
  console.log(`ours, but for the kill: ${percent(total)} (goal ${MIN_SHARE * 100} %)`);
  writeJson(json, {
    minShare: MIN_SHARE,
    total,
    endings: [...tallies].map(([{ name }, of]) => ({ name, ...of })),
  });
  return shareOf(total) >= MIN_SHARE ? 0 : 1;
}

function percent(share: Share): string {
  return share.expected === 0 ? '–' : `${(shareOf(share) * 100).toFixed(1)} % of ${share.expected}`;
}
