import { setTimeout as sleep } from 'node:timers/promises';
import type { ChaosStack } from './chaosStack.ts';
import { countPageViews, countSpans, SPANS_PER_BATCH } from './countStored.ts';
import { drain } from './drain.ts';
import { type Load, startLoad } from './load.ts';

/** The kill comes at a random moment in this many milliseconds of load. */
const KILL_WITHIN_MS: readonly [number, number] = [500, 4_000];

/** Every third round has the store down around the kill. */
const STORE_DOWN_EVERY = 3;

/** How long the restarted edge has to live with a store that is down. */
const STORE_STAYS_DOWN_MS = 2_000;

/** One kill. */
export interface Round {
  readonly round: number;
  readonly killedAfterMs: number;
  readonly storeDown: boolean;
  readonly restartMs: number;
  readonly acknowledged: number;
  readonly failedTries: number;
}

/** The books at the end: nothing but the acknowledged, the counted, the failed tries and the repeated may differ from 0. */
export interface Books extends Omit<Load, 'acknowledged'> {
  readonly acknowledgedBatches: number;
  readonly acknowledgedSpans: number;
  readonly pageViewsCounted: number;
  readonly spansMissing: number;
  readonly spansTwice: number;
  readonly pageViewsOff: number;
  readonly waiting: number;
}

/** Rounds of load with a kill in each, then the count of everything that was acknowledged. */
export async function runChaos(
  stack: ChaosStack,
  { rounds, onRound }: { rounds: number; onRound: (round: Round) => void },
): Promise<Books> {
  const { load, stop } = startLoad(stack);
  try {
    for (let round = 1; round <= rounds; round += 1) onRound(await runRound(stack, load, round));
  } finally {
    await stop();
  }
  const waiting = await drain(stack);
  const { acknowledged, ...seen } = load;
  const pageViewsCounted = await countPageViews(stack.metricsUrl);
  const { missing, twice } = await countSpans(stack.tracesUrl, acknowledged);
  return {
    ...seen,
    acknowledgedBatches: acknowledged.length,
    acknowledgedSpans: acknowledged.length * SPANS_PER_BATCH,
    pageViewsCounted,
    waiting,
    spansMissing: missing,
    spansTwice: twice,
    pageViewsOff: pageViewsCounted - acknowledged.length,
  };
}

async function runRound(stack: ChaosStack, load: Load, round: number): Promise<Round> {
  const before = { acknowledged: load.acknowledged.length, failedTries: load.failedTries };
  const [least, most] = KILL_WITHIN_MS;
  const killedAfterMs = Math.round(least + Math.random() * (most - least));
  const storeDown = round % STORE_DOWN_EVERY === 0;
  if (storeDown) await stack.stopStore();
  await sleep(killedAfterMs);
  await stack.killEdge();
  const killedAt = Date.now();
  await stack.restartEdge();
  const restartMs = Date.now() - killedAt;
  if (storeDown) {
    await sleep(STORE_STAYS_DOWN_MS);
    await stack.restartStore();
  }
  return {
    round,
    killedAfterMs,
    storeDown,
    restartMs,
    acknowledged: load.acknowledged.length - before.acknowledged,
    failedTries: load.failedTries - before.failedTries,
  };
}
