import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { runMain } from '../../../scripts/lib/fail.mjs';
import { wholeNumber } from '../report/wholeNumber.ts';
import { writeJson } from '../report/writeJson.ts';
import { runFuzz } from './runFuzz.ts';

/** How often the heap is weighed: the first time when all code has run and is compiled. */
const WEIGHINGS = 5;

/** What the heap may grow between its least weighing and the last: compiled code and caches still settle. */
const MAX_HEAP_GROWTH_BYTES = 4 * 1024 * 1024;

const MIB = 1024 * 1024;

await runMain(async () => {
  const { values } = parseArgs({
    options: {
      bodies: { type: 'string', default: '20000' },
      seed: { type: 'string', default: String(randomInt(1, 2 ** 31 - 1)) },
      json: { type: 'string' },
    },
  });
  const bodies = wholeNumber('bodies', values.bodies);
  const seed = wholeNumber('seed', values.seed);
  console.log(`${bodies} bodies, seed ${seed}`);
  const heap: number[] = [];
  const every = Math.ceil(bodies / WEIGHINGS);
  const result = await runFuzz({
    bodies,
    seed,
    onBody(count) {
      if (count % every !== 0 && count !== bodies) return;
      heap.push(weighHeap());
      console.log(`  ${count} bodies, heap ${((heap.at(-1) ?? 0) / MIB).toFixed(1)} MiB`);
    },
  });
  const growth = (heap.at(-1) ?? 0) - Math.min(...heap.slice(0, -1));
  const isFlat = growth <= MAX_HEAP_GROWTH_BYTES;
  console.table({ ...result.statuses, 'heap growth, KiB': Math.round(growth / 1024) });
  writeJson(values.json, { ...result, heapBytes: heap, maxHeapGrowthBytes: MAX_HEAP_GROWTH_BYTES });
  if (result.failure !== undefined)
    console.error(`${result.failure}\nagain with: npm run fuzz -- --seed ${seed}`);
  if (!isFlat) console.error(`the heap grew by ${(growth / MIB).toFixed(1)} MiB (seed ${seed})`);
  return result.failure === undefined && isFlat ? 0 : 1;
});

/** Live bytes; needs `node --expose-gc`. */
function weighHeap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}
