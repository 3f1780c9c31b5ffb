import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { batchPost } from '../workerd/batchPost.ts';
import { type ShardCounts, shardCounts } from '../workerd/countedEdge.ts';
import { postAll } from '../workerd/postAll.ts';
import type { Workerd } from '../workerd/startWorkerd.ts';
import type { Usage } from './billOf.ts';

export interface Load {
  /** Of `bundleCountedEdge`. */
  readonly edge: Workerd;
  readonly key: string;
  readonly bodies: readonly string[];
  readonly postsPerSecond: number;
  readonly seconds: number;
}

/** The conformance key's app; its only Shard. */
const SHARD = 'shop/0';

/** Posts come for so long before what counts, so that what is paid for earlier ones is what later ones leave: a snapshot's interval. */
const SETTLING_SECONDS = 16;

/** Sends posts evenly over the time, and says what they cost. A post doesn't wait for the answer to the one before. */
export async function measureUsage(load: Load): Promise<Usage> {
  await sendEvenly(load, SETTLING_SECONDS);
  const before = await readCounts(load.edge);
  const begun = performance.now();
  const posts = await sendEvenly(load, load.seconds);
  const seconds = (performance.now() - begun) / 1000;
  const after = await readCounts(load.edge);
  const spent = (item: Exclude<keyof typeof after, 'storedBytes'>) => after[item] - before[item];
  return {
    posts,
    seconds,
    cpuSeconds: spent('cpuSeconds'),
    calls: spent('calls'),
    alarms: spent('alarms'),
    rowsWritten: spent('rowsWritten'),
    rowsRead: spent('rowsRead'),
    busyMs: spent('busyMs'),
    storedBytes: after.storedBytes,
  };
}

async function readCounts(edge: Workerd): Promise<ShardCounts & { readonly cpuSeconds: number }> {
  return { ...(await shardCounts(edge, SHARD)), cpuSeconds: edge.cpuSeconds() };
}

async function sendEvenly(
  { edge: { url }, key, bodies, postsPerSecond }: Load,
  seconds: number,
): Promise<number> {
  const posts = Math.round(postsPerSecond * seconds);
  const begun = performance.now();
  const answers: Promise<unknown>[] = [];
  for (let at = 0; at < posts; at++) {
    await sleep(Math.max(0, begun + (at / postsPerSecond) * 1000 - performance.now()));
    const body = bodies[at % bodies.length] ?? '';
    answers.push(postAll({ url, count: 1, clients: 1, make: () => batchPost(key, body) }));
  }
  await Promise.all(answers);
  return posts;
}
