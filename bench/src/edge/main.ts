import { parseArgs } from 'node:util';
import { makePost } from '@throughline/ingest-core/testing/makePost';
import { runMain } from '../../../scripts/lib/fail.mjs';
import { median } from '../report/median.ts';
import { wholeNumber } from '../report/wholeNumber.ts';
import { writeJson } from '../report/writeJson.ts';
import { type Contender, makeContenders } from './contenders.ts';
import { pageViewBatch } from './pageViewBatch.ts';

/** Posts of one contender in one round: enough that the clock's step and a collection don't matter. */
const POSTS = 2_000;

/** Different bodies: more than any cache of texts that a run of equal ones would warm. */
const BODIES = 500;

/** Rounds before the first that counts, in which the code is compiled. */
const WARM_UP_ROUNDS = 2;

/** At most this often the CPU of the plain echo. */
const BUDGETS: Readonly<Record<string, number>> = { 'ingest, all kept': 4, 'ingest, 10 % kept': 2.5 };

await runMain(async () => {
  const { values } = parseArgs({
    options: { rounds: { type: 'string', default: '7' }, json: { type: 'string' } },
  });
  const rounds = wholeNumber('rounds', values.rounds);
  const contenders = makeContenders();
  const bodies = Array.from({ length: BODIES }, () => JSON.stringify(pageViewBatch()));
  const bytes = median(bodies.map((body) => body.length));
  console.log(`${rounds} rounds of ${POSTS} posts of 20 spans, ${bytes} bytes each (median)`);
  const micros = new Map<Contender, number[]>(contenders.map((contender) => [contender, []]));
  for (let round = 0; round < WARM_UP_ROUNDS + rounds; round += 1) {
    for (const [contender, measured] of micros) {
      const cost = await cpuOfPosts(contender, bodies);
      if (round >= WARM_UP_ROUNDS) measured.push(cost);
    }
  }
  const base = median(micros.get(contenders[0]) ?? []);
  const rows = contenders.map((contender) => rowOf(contender, micros.get(contender) ?? [], base));
  console.table(rows);
  writeJson(values.json, { rounds, posts: POSTS, bytes, rows });
  const missed = rows.filter(({ ratio, budget }) => budget !== undefined && ratio > budget);
  for (const { name, ratio, budget } of missed) console.error(`${name}: ${ratio} times, ${budget} allowed`);
  return missed.length === 0 ? 0 : 1;
});

function rowOf({ name }: Contender, measured: readonly number[], base: number) {
  const cpu = median(measured);
  const ratio = Number((cpu / base).toFixed(2));
  return { name, 'CPU µs per batch': Math.round(cpu), ratio, budget: BUDGETS[name] };
}

/** Microseconds of CPU for one post, on all threads; the requests are made beforehand. */
async function cpuOfPosts({ take, key }: Contender, bodies: readonly string[]): Promise<number> {
  const requests = Array.from({ length: POSTS }, (_, at) =>
    makePost({ query: { key }, body: bodies[at % bodies.length] }),
  );
  const begun = process.cpuUsage();
  for (const request of requests) {
    const response = await take(request);
    if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
  }
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / POSTS;
}
