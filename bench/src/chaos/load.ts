import { setTimeout as sleep } from 'node:timers/promises';
import { QUERY, TRACES_PATH } from '@throughline/conventions/wire';
import { makePageView, makeTraces, randomHex } from '@throughline/ingest-core/testing/makeTraces';
import { uuidV7 } from '@throughline/ingest-core/testing/uuidV7';

/** Clients that post at the same time. */
const CLIENTS = 8;

/** Between two posts of one client: together some 200 a second, which wrangler's proxy and two cores can take. */
const PAUSE_MS = 40;

/** Between two tries of one batch. */
const RETRY_MS = 100;

/** A post to a process that was killed may hang. */
const TIMEOUT_MS = 5_000;

/** After a stop, how long a client goes on with the batch that it has. */
const LAST_TRIES_MS = 60_000;

/** Every so many acknowledged batches are posted once more, as by a client that missed the answer. */
const REPEAT_EVERY = 10;

/** What the clients saw. */
export interface Load {
  /** Traces of acknowledged batches: one page view each. */
  readonly acknowledged: string[];
  /** Tries that were not answered 200. */
  failedTries: number;
  /** Batches that were posted again after they had been acknowledged. */
  repeated: number;
  /** Batches that were never acknowledged, though tried to the end: they may be stored or not. */
  givenUp: number;
  /** Answers that tell a client to drop its batch; there should be none. */
  refused: number;
}

/** Starts clients that post page views, each batch until it is acknowledged. */
export function startLoad({ edgeUrl, ingestToken }: { edgeUrl: string; ingestToken: string }) {
  const load: Load = { acknowledged: [], failedTries: 0, repeated: 0, givenUp: 0, refused: 0 };
  let stopsAt: number | undefined;
  const post = (batch: string, body: string) =>
    postBatch({ url: `${edgeUrl}${TRACES_PATH}`, token: ingestToken, batch, body });
  const client = async () => {
    for (let made = 1; stopsAt === undefined; made += 1) {
      const traceId = randomHex(16);
      const batch = uuidV7(Date.now());
      const body = JSON.stringify(makeTraces({ spans: makePageView(traceId) }));
      const isTaken = await untilAcknowledged(() => post(batch, body), { load, stopsAt: () => stopsAt });
      if (isTaken) load.acknowledged.push(traceId);
      if (isTaken && made % REPEAT_EVERY === 0 && (await post(batch, body)) === 200) load.repeated += 1;
      await sleep(PAUSE_MS);
    }
  };
  const clients = Array.from({ length: CLIENTS }, client);
  return {
    load,
    async stop() {
      stopsAt = Date.now() + LAST_TRIES_MS;
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
    if (status === 400 || status === 401 || status === 403 || status === 413) {
      load.refused += 1;
      return false;
    }
    await sleep(RETRY_MS);
  }
  load.givenUp += 1;
  return false;
}

/** The status of the answer; undefined where there was none. */
async function postBatch(options: {
  url: string;
  token: string;
  batch: string;
  body: string;
}): Promise<number | undefined> {
  const { url, token, batch, body } = options;
  const query = new URLSearchParams({ [QUERY.batch]: batch, [QUERY.sent]: String(Date.now()) });
  try {
    const response = await fetch(`${url}?${query}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return undefined;
  }
}
