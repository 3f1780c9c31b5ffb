import { setTimeout as sleep } from 'node:timers/promises';

/** What `POST /ops/drain` answers, as far as it is used here. */
interface Drained {
  readonly shards: readonly {
    readonly health: { readonly destinations: readonly { readonly waiting: number }[] };
  }[];
}

/** The store was down for seconds, so the backoff has not grown; a minute is for a busy machine. */
const PATIENCE_MS = 60_000;

const POLL_MS = 1_000;

/** Has the outboxes sent until nothing waits. @returns what still waits after a minute of tries: 0 when all is sent. */
export async function drain({
  edgeUrl,
  adminToken,
}: {
  edgeUrl: string;
  adminToken: string;
}): Promise<number> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const response = await fetch(`${edgeUrl}/ops/drain`, {
      method: 'POST',
      headers: { authorization: `Bearer ${adminToken}` },
    });
    if (!response.ok) throw new Error(`/ops/drain: ${response.status} ${await response.text()}`);
    const { shards } = (await response.json()) as Drained;
    const waiting = shards
      .flatMap(({ health }) => health.destinations)
      .reduce((sum, destination) => sum + destination.waiting, 0);
    if (waiting === 0 || Date.now() > deadline) return waiting;
    await sleep(POLL_MS);
  }
}
