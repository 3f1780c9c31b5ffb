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

/**
 * Chromium waits half a second for a page that a tab's closing finds busy, and then ends its renderer without a word: a
 * kill like any other, which only a starved machine shows.
 */
const GIVEN_UP = 'given up by Chromium before it was told';

type Tallies = Map<string, { readonly ours: Tally; readonly bare: Tally }>;

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

/** By the name of the ending; pages that were given up for being too busy stand by themselves. */
function count(
  visits: readonly Visit[],
  truths: Map<string, Truth[]>,
  { posts }: UnloadSite,
  verbose: boolean,
) {
  const tallies: Tallies = new Map(
    ALL_ENDINGS.map(({ name }) => [name, { ours: emptyTally(), bare: emptyTally() }]),
  );
  tallies.set(GIVEN_UP, { ours: emptyTally(), bare: emptyTally() });
  for (const { ending, path } of visits) {
    const ours = readOurs(posts.ours.filter((post) => post.path === path));
    const bare = readBare(posts.bare.filter((post) => post.path === path));
    for (const [at, seen] of (truths.get(path) ?? []).entries()) {
      const name = seen.hasEnded || ending.isKill ? ending.name : GIVEN_UP;
      const tallied = tallies.get(name);
      if (!tallied) continue;
      const lost = tally(tallied.ours, seen, ours[at]);
      tally(tallied.bare, { ...seen, calls: [] }, bare[at]);
      if (verbose && lost.length > 0) console.log(`${path}#${at}, ${name}: ${lost.join('; ')}`);
    }
  }
  return tallies;
}

function report(tallies: Tallies, json: string | undefined): number {
  const counted = [...tallies].filter(([, { ours }]) => ours.calls.expected > 0);
  const row = ({ vitals }: Tally, suffix: string) =>
    Object.fromEntries(FINAL_VITALS.map((name) => [name + suffix, percent(vitals[name])]));
  console.table(
    counted.map(([ending, { ours, bare }]) => ({
      ending,
      ...row(ours, ''),
      calls: percent(ours.calls),
      ...row(bare, ' bare'),
    })),
  );
  const isGoal = (name: string) =>
    name !== GIVEN_UP && !ALL_ENDINGS.find((ending) => ending.name === name)?.isKill;
  const goals = counted.filter(([name]) => isGoal(name));
  const total = {
    ours: sumOf(goals.flatMap(([, { ours }]) => [...Object.values(ours.vitals), ours.calls])),
    bare: sumOf(goals.flatMap(([, { bare }]) => Object.values(bare.vitals))),
  };
  console.log(
    `but for the kills: ours ${percent(total.ours)} (goal ${MIN_SHARE * 100} %), bare ${percent(total.bare)}`,
  );
  writeJson(json, { minShare: MIN_SHARE, total, endings: counted.map(([name, of]) => ({ name, ...of })) });
  return shareOf(total.ours) >= MIN_SHARE ? 0 : 1;
}

function sumOf(shares: readonly Share[]): Share {
  return shares.reduce(
    (sum, { expected, arrived }) => ({ expected: sum.expected + expected, arrived: sum.arrived + arrived }),
    { expected: 0, arrived: 0 },
  );
}

function percent(share: Share): string {
  return share.expected === 0 ? '–' : `${(shareOf(share) * 100).toFixed(2)} % of ${share.expected}`;
}
