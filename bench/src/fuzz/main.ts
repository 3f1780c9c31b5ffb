import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { runMain } from '../../../scripts/lib/fail.mjs';
import { median } from '../report/median.ts';
import { wholeNumber } from '../report/wholeNumber.ts';
import { writeJson } from '../report/writeJson.ts';
import { keepFound } from './found.ts';
import { runInWorkerd } from './runInWorkerd.ts';

/** In so many weighings, 20,000 bodies, workerd compiles, fills its caches and sizes its heap. */
const WARM_UP = 4;

/** What the isolate may grow between the warm-up and the end: its caches are bounded, and full by then. */
const MAX_HEAP_GROWTH_BYTES = 4 * 1024 * 1024;

/** The same for the process, which holds more than V8 knows of (its allocator keeps pages for later, and more of them on a busy machine). */
const MAX_RESIDENT_GROWTH_BYTES = 64 * 1024 * 1024;

/** Fewer weighings tell nothing about growth. */
const MIN_WEIGHINGS = 12;

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
  const result = await runInWorkerd({
    bodies,
    seed,
    onWeighed: (count, { heap, resident }) =>
      console.log(`  ${count} bodies, heap ${inMib(heap)} MiB, workerd ${inMib(resident)} MiB`),
  });
  const heapGrowth = growthOf(result.weights.map(({ heap }) => heap));
  const residentGrowth = growthOf(result.weights.map(({ resident }) => resident));
  const growths = {
    'growth of the heap, MiB': inMib(heapGrowth),
    'growth of workerd, MiB': inMib(residentGrowth),
  };
  console.table({ ...result.statuses, ...growths });
  writeJson(values.json, { ...result, heapGrowth, residentGrowth });
  const problems = [
    result.failure && `${result.failure.problem}\n${JSON.stringify(result.failure.post)}`,
    result.log !== '' && `the log is not empty:\n${result.log.slice(0, 2_000)}`,
    heapGrowth > MAX_HEAP_GROWTH_BYTES && `the isolate's heap grew by ${inMib(heapGrowth)} MiB`,
    residentGrowth > MAX_RESIDENT_GROWTH_BYTES && `workerd grew by ${inMib(residentGrowth)} MiB`,
  ].filter((problem) => typeof problem === 'string');
  for (const problem of problems) console.error(problem);
  if (result.failure !== undefined)
    console.error(`kept as bench/src/fuzz/found/${keepFound(result.failure)}: every run tries it first`);
  if (problems.length > 0) console.error(`again with: npm run fuzz -- --seed ${seed} --bodies ${bodies}`);
  return problems.length === 0 ? 0 : 1;
});

/** Between the median of the first weighings after the warm-up and that of the last: single ones jump. */
function growthOf(bytes: readonly number[]): number {
  if (bytes.length < MIN_WEIGHINGS) return 0;
  const few = Math.floor(bytes.length / 4);
  return median(bytes.slice(-few)) - median(bytes.slice(WARM_UP, WARM_UP + few));
}

function inMib(bytes: number): number {
  return Number((bytes / MIB).toFixed(1));
}
