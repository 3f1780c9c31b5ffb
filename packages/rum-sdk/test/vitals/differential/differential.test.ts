import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { type Both, loadBoth } from './loadBoth.ts';
import { ourSide } from './ourSide.ts';
import type { PageTraits } from './pageTraits.ts';
import type { Told } from './side.ts';
import { steps, traits } from './steps.ts';
import { theirSide } from './theirSide.ts';
import { type Action, toActions } from './toActions.ts';

/** Fast enough for every run; more are tried by `VITALS_RUNS`, from another seed by `VITALS_SEED`. */
const RUNS = Number(process.env.VITALS_RUNS ?? 3_000);
const SEED = Number(process.env.VITALS_SEED ?? Date.now());

let both: Both;
beforeAll(async () => {
  both = await loadBoth();
});

it(`vitals are web-vitals' own at every hide, in ${RUNS} made-up page lives (VITALS_SEED=${SEED})`, () => {
  fc.assert(
    fc.property(traits, steps, (page, life) => {
      const actions = toActions(life, page);
      const { theirs, ours } = watchBoth(page, actions);
      expect(ours).toEqual(theirs);
    }),
    { numRuns: RUNS, seed: SEED },
  );
}, 120_000);

/** What both have told by each hide. */
function watchBoth(page: PageTraits, actions: readonly Action[]) {
  const [theirs, ours] = [theirSide(page, both), ourSide(page, both)];
  const hides = { theirs: [] as Told[][], ours: [] as Told[][] };
  for (const action of actions) {
    theirs.act(action);
    ours.act(action);
    if (action.kind !== 'hide') continue;
    const told = theirs.told();
    hides.theirs.push(comparable(told, told));
    hides.ours.push(comparable(ours.told(), told));
  }
  return hides;
}

/**
 * By name. A page that has first painted after a return from the back/forward cache is left out of CLS: web-vitals puts
 * down to it what shifted before, unseen, under the page view that had never painted.
 */
function comparable(told: readonly Told[], theirs: readonly Told[]): Told[] {
  const [firstPaint] = theirs.filter(
    ({ name, navigationType }) => name === 'FCP' && navigationType !== 'soft-navigation',
  );
  const isLate = firstPaint?.navigationType === 'back-forward-cache';
  return told
    .filter(({ name }) => name !== 'CLS' || !isLate)
    .toSorted((a, b) => a.name.localeCompare(b.name));
}
