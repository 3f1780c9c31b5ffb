import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../seeded.ts';
import { type Batch, makeBatch } from './makeBatch.ts';
import { postBatch } from './postBatch.ts';
import { SENDERS } from './senders.ts';

/** Clients that post at the same time. */
const CLIENTS = 4;

/** Between two tries of one batch. */
const RETRY_MS = 100;

/** After a stop, how long a client goes on with the batch that it has. */
const LAST_TRIES_MS = 60_000;

/** Acknowledged batches out of which those are chosen that are posted once more. */
const MEMORY = 500;

/** Answers that tell a client to drop its batch. */
const REFUSALS: ReadonlySet<number> = new Set([400, 401, 403, 404, 413, 415]);

/** What the clients saw. */
export interface Load {
  /** Batches that were tried at all. */
  sent: number;
  readonly acknowledged: Batch[];
  /** Tries that were not answered 200. */
  failedTries: number;
  /** Posts of a batch that was acknowledged before, or that another client posted at the same time. */
  repeated: number;
  /** Batches that were never acknowledged, though tried to the end: they may be stored or not. */
  givenUp: number;
  /** Answers that tell a client to drop its batch; there should be none. */
  refused: number;
}

export interface LoadOptions {
  readonly urls: readonly string[];
  readonly random: Random;
  /** Milliseconds between two posts of one client. */
  readonly pauseMs: number;
  /** The share of the batches that are posted twice at the same time, through two Workers, and the share of those acknowledged long ago that come again. */
  readonly repeats: number;
}

/** Clients that post page views, each batch until it is acknowledged. */
export interface Clients {
  readonly load: Load;
  /** Posts nothing new for so many milliseconds. */
  rest(ms: number): Promise<void>;
  /** Posts every batch that was acknowledged once more, newest first. */
  repeatAll(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts them. */
export function startLoad({ urls, random, pauseMs, repeats }: LoadOptions): Clients {
  const load: Load = { sent: 0, acknowledged: [], failedTries: 0, repeated: 0, givenUp: 0, refused: 0 };
  let stopsAt: number | undefined;
  let restsUntil = 0;
  const anyUrl = (): string => urls[random.between(0, urls.length - 1)] ?? '';
  const post = async (batch: Batch): Promise<number | undefined> => {
    if (!random.chance(repeats)) return postBatch(anyUrl(), batch);
    load.repeated += 1;
    const statuses = await Promise.all(urls.map((url) => postBatch(url, batch)));
    return statuses.find((status) => status === 200) ?? statuses[0];
  };
  const repeat = async (old: Batch): Promise<void> => {
    if ((await postBatch(anyUrl(), old)) === 200) load.repeated += 1;
  };
  const repeatOld = async (): Promise<void> => {
    const from = Math.max(0, load.acknowledged.length - MEMORY);
    const old = load.acknowledged[random.between(from, load.acknowledged.length - 1)];
    if (old !== undefined) await repeat(old);
  };
  const client = async (): Promise<void> => {
    while (stopsAt === undefined) {
      const batch = makeBatch(SENDERS[random.between(0, SENDERS.length - 1)] ?? SENDERS[0] ?? never());
      load.sent += 1;
      const isTaken = await untilAcknowledged(() => post(batch), { load, stopsAt: () => stopsAt });
      if (isTaken) load.acknowledged.push(batch);
      if (random.chance(repeats)) await repeatOld();
      await sleep(Math.max(pauseMs, restsUntil - Date.now()));
    }
  };
  const clients = Array.from({ length: CLIENTS }, client);
  return {
    load,
    async rest(ms) {
      restsUntil = Date.now() + ms;
      await sleep(ms);
    },
    async repeatAll() {
      for (const old of load.acknowledged.toReversed()) await repeat(old);
    },
    async stop() {
      stopsAt ??= Date.now() + LAST_TRIES_MS;
      await Promise.all(clients);
    },
  };
}

async function untilAcknowledged(
  post: () => Promise<number | undefined>,
  { load, stopsAt }: { load: Load; stopsAt: () => number | undefined },
): Promise<boolean> {
  while (Date.now() < (stopsAt() ?? Number.POSITIVE_INFINITY)) {
    const status = await post();
    if (status === 200) return true;
    load.failedTries += 1;
    if (REFUSALS.has(status ?? 0)) {
      load.refused += 1;
      return false;
    }
    await sleep(RETRY_MS);
  }
  load.givenUp += 1;
  return false;
}

function never(): never {
  throw new Error('there are no senders');
}
