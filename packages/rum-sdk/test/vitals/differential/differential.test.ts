import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { type Both, loadBoth } from './loadBoth.ts';
import { ourSide } from './ourSide.ts';
import type { PageTraits } from './pageTraits.ts';
import type { Told } from './side.ts';
import { type Step, steps, traits } from './steps.ts';
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

const WHOLE: PageTraits = {
  navigation: { responseStart: 40, type: 'navigate', name: 'https://example.com/', navigationId: 7 },
  activationStart: 0,
  wasDiscarded: false,
  startsHidden: false,
  missing: [],
  counts: true,
};

/** Our CLS at the last hide. */
function ourCls(page: PageTraits, life: readonly Step[]) {
  const side = ourSide(page, both);
  for (const action of toActions(life, page)) side.act(action);
  return side.told().filter(({ name }) => name === 'CLS');
}

it('of two sessions of shifts that come together the worse one counts, where web-vitals sees the last one', () => {
  const life: Step[] = [
    { kind: 'fcp', isEarly: false },
    { kind: 'shifts', gaps: [0, 300], value: 0.07 },
    { kind: 'wait', ms: 2_000 },
    { kind: 'shift', value: 0.05, hadRecentInput: false },
  ];
  expect(ourCls(WHOLE, life)).toMatchObject([{ value: 0.14 }]);
});

it('a page that first paints after its return has a CLS from then on', () => {
  const life: Step[] = [
    { kind: 'start' },
    { kind: 'shift', value: 0.3, hadRecentInput: false },
    { kind: 'restore' },
    { kind: 'shift', value: 0.05, hadRecentInput: false },
  ];
  const told = ourCls({ ...WHOLE, startsHidden: true }, life);
  expect(told).toMatchObject([{ navigationType: 'back-forward-cache', value: 0.05 }]);
});

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
