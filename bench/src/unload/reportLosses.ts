import { writeJson } from '../report/writeJson.ts';
import type { Losses } from './countLosses.ts';
import { FINAL_VITALS } from './measuredVitals.ts';
import { type Share, shareOf, type Tally } from './tally.ts';

/** The share of what the browser had reported that must arrive, of every ending but a kill. */
const MIN_SHARE = 0.999;

/**
 * Prints the table, and what ours lost where it shouldn't have.
 *
 * @returns the exit code.
 */
export function reportLosses(all: readonly Losses[], json: string | undefined): number {
  console.table(
    all.map(({ name, ours, bare }) => ({
      ending: name,
      ...vitalCells(ours, ''),
      calls: percent(ours.calls),
      ...vitalCells(bare, ' bare'),
    })),
  );
  const goals = all.filter(({ isKill }) => !isKill);
  const lost = goals.flatMap((losses) => losses.lost);
  for (const line of lost) console.log(line);
  const total = {
    ours: sumOf(goals.flatMap(({ ours }) => [...Object.values(ours.vitals), ours.calls])),
    bare: sumOf(goals.flatMap(({ bare }) => Object.values(bare.vitals))),
  };
  const [ours, bare] = [percent(total.ours), percent(total.bare)];
  console.log(`but for the kills: ours ${ours} (goal ${MIN_SHARE * 100} %), bare web-vitals ${bare}`);
  writeJson(json, { minShare: MIN_SHARE, total, lost, endings: all });
  return shareOf(total.ours) >= MIN_SHARE ? 0 : 1;
}

function vitalCells({ vitals }: Tally, suffix: string): Record<string, string> {
  return Object.fromEntries(FINAL_VITALS.map((name) => [name + suffix, percent(vitals[name])]));
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
