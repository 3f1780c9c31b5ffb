import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { runMain } from '../../../scripts/lib/fail.mjs';
import { median } from '../report/median.ts';
import { wholeNumber } from '../report/wholeNumber.ts';
import { writeJson } from '../report/writeJson.ts';
import { postAll } from '../workerd/postAll.ts';
import { type Contender, startContenders } from './contenders.ts';
import { pageViewBatch } from './pageViewBatch.ts';
import { startSink } from './startSink.ts';

/**
 * Posts of one contender in one round. In the pause after it V8 throws compiled code away, whose objects are gone; with
 * a third of the posts compiling anew was a tenth of what was measured, which no edge under load pays.
 */
const POSTS = 12_000;

/** Connections; more than a group commit needs to have company. */
const CLIENTS = 32;

/** Different bodies: more than any cache of texts that a run of equal ones would warm. */
const BODIES = 500;

/** Rounds before the first that counts, in which the code is compiled. */
const WARM_UP_ROUNDS = 1;

/** After a round: the alarm that forwards what it left belongs to its cost. */
const FORWARD_MS = 3_000;

/** At most this often the CPU of the plain echo. */
const BUDGETS: Readonly<Record<string, number>> = { 'edge, all kept': 4, 'edge, 10 % kept': 2.5 };

await runMain(async () => {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '5' },
      posts: { type: 'string', default: String(POSTS) },
      beside: { type: 'string' },
      collector: { type: 'boolean' },
      json: { type: 'string' },
    },
  });
  const rounds = wholeNumber('rounds', values.rounds);
  const posts = wholeNumber('posts', values.posts);
  const bodies = Array.from({ length: BODIES }, () => JSON.stringify(pageViewBatch()));
  const bytes = median(bodies.map((body) => body.length));
  console.log(`${rounds} rounds of ${posts} posts of 20 spans, ${bytes} bytes each (median), raw workerd`);
  const sink = await startSink();
  const contenders = await startContenders({
    sink: sink.url,
    beside: values.beside,
    hasCollector: values.collector,
  });
  try {
    const zipped = bodies.map((body) => gzipSync(body));
    const measured = await measureAll(contenders, { rounds, posts, bodies, zipped });
    const base = median(measured.get(contenders[0]) ?? []);
    const rows = contenders.map((contender) => rowOf(contender, measured.get(contender) ?? [], base));
    console.table(rows);
    writeJson(values.json, { rounds, posts, bytes, rows });
    const missed = rows.filter(({ ratio, budget }) => budget !== undefined && ratio > budget);
    for (const { name, ratio, budget } of missed) console.error(`${name}: ${ratio} times, ${budget} allowed`);
    return missed.length === 0 ? 0 : 1;
  } finally {
    for (const { server } of contenders) await server.stop();
    await sink.close();
  }
});

interface Rounds {
  readonly rounds: number;
  readonly posts: number;
  readonly bodies: readonly string[];
  readonly zipped: readonly Uint8Array[];
}

/** Interleaved, so that what else the machine does hits all alike. Microseconds of CPU per batch, by round. */
async function measureAll(
  contenders: readonly Contender[],
  { rounds, posts, bodies, zipped }: Rounds,
): Promise<Map<Contender, number[]>> {
  const measured = new Map<Contender, number[]>(contenders.map((contender) => [contender, []]));
  for (let round = 0; round < WARM_UP_ROUNDS + rounds; round += 1) {
    for (const [contender, micros] of measured) {
      const cost = await cpuOfPosts(contender, contender.isGzip === true ? zipped : bodies, posts);
      if (round >= WARM_UP_ROUNDS) micros.push(cost);
    }
  }
  return measured;
}

/** Microseconds of CPU for one post on all threads of its process: Worker, Shard, disk and what is forwarded. */
async function cpuOfPosts(
  { server, post }: Contender,
  bodies: readonly (string | Uint8Array)[],
  count: number,
): Promise<number> {
  const begun = server.cpuSeconds();
  await postAll({
    url: server.url,
    count,
    clients: CLIENTS,
    make: (at) => post(bodies[at % bodies.length] ?? ''),
  });
  await sleep(FORWARD_MS);
  return ((server.cpuSeconds() - begun) / count) * 1e6;
}

function rowOf({ name }: Contender, measured: readonly number[], base: number) {
  const cpu = median(measured);
  return {
    name,
    'CPU µs per batch': Math.round(cpu),
    lowest: Math.round(Math.min(...measured)),
    highest: Math.round(Math.max(...measured)),
    ratio: Number((cpu / base).toFixed(2)),
    budget: BUDGETS[name],
  };
}
