import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { runMain } from '../../../scripts/lib/fail.mjs';
import { median } from '../report/median.ts';
import { wholeNumber } from '../report/wholeNumber.ts';
import { writeJson } from '../report/writeJson.ts';
import { keepFound } from './found.ts';
import { runInWorkerd } from './runInWorkerd.ts';

/** Rounds between two lines of progress: ten thousand bodies. */
const SHOWN_EVERY = 20;

/** In so many rounds, 20,000 bodies, workerd compiles, fills its caches and sizes its heap. */
const WARM_UP_ROUNDS = 40;

/**
 * What workerd may grow between the warm-up and the end: ids of batches are remembered for a day (a hundred bytes each),
 * and V8 gives memory back when it likes.
 */
const MAX_GROWTH_BYTES = 48 * 1024 * 1024;

/** Fewer rounds tell nothing about growth: single weighings differ by 60 MiB. */
const MIN_ROUNDS = 100;

const MIB = 1024 * 1024;

await runMain(async () => {
  const { values } = parseArgs({
    options: {
      bodies: { type: 'string', default: '100000' },
      seed: { type: 'string', default: String(randomInt(1, 2 ** 31 - 1)) },
      json: { type: 'string' },
    },
  });
  const bodies = wholeNumber('bodies', values.bodies);
  const seed = wholeNumber('seed', values.seed);
  console.log(`${bodies} bodies, seed ${seed}`);
  let rounds = 0;
  const result = await runInWorkerd({
    bodies,
    seed,
    onRound(count, resident) {
      rounds += 1;
      if (rounds % SHOWN_EVERY === 0 || count === bodies)
        console.log(`  ${count} bodies, workerd ${(resident / MIB).toFixed(0)} MiB`);
    },
  });
  const growth = growthOf(result.residentBytes);
  console.table({ ...result.statuses, 'growth of workerd, MiB': Math.round(growth / MIB) });
  writeJson(values.json, { ...result, maxGrowthBytes: MAX_GROWTH_BYTES });
  const problems = [
    result.failure && `${result.failure.problem}\n${JSON.stringify(result.failure.post)}`,
    result.log !== '' && `the log is not empty:\n${result.log.slice(0, 2_000)}`,
    growth > MAX_GROWTH_BYTES && `workerd grew by ${(growth / MIB).toFixed(0)} MiB`,
  ].filter((problem) => typeof problem === 'string');
  for (const problem of problems) console.error(problem);
  if (result.failure !== undefined)
    console.error(`kept as bench/src/fuzz/found/${keepFound(result.failure)}: every run tries it first`);
  if (problems.length > 0) console.error(`again with: npm run fuzz -- --seed ${seed} --bodies ${bodies}`);
  return problems.length === 0 ? 0 : 1;
});

/** Between the median of the rounds after the warm-up's end and that of the last ones: single weighings jump. */
function growthOf(resident: readonly number[]): number {
  if (resident.length < MIN_ROUNDS) return 0;
  const few = Math.max(1, Math.floor(resident.length / 10));
  return median(resident.slice(-few)) - median(resident.slice(WARM_UP_ROUNDS, WARM_UP_ROUNDS + few));
}
