import { batchPost } from '../workerd/batchPost.ts';
import { shardCounts } from '../workerd/countedEdge.ts';
import { type Posted, postAll } from '../workerd/postAll.ts';
import type { Workerd } from '../workerd/startWorkerd.ts';

export interface Loads {
  readonly echo: Workerd;
  /** Of `bundleCountedEdge`. */
  readonly edge: Workerd;
  readonly key: string;
  readonly loads: readonly number[];
  readonly rounds: number;
  readonly bodies: readonly string[];
}

/** What one load did, over all rounds. */
export interface MeasuredLoad {
  readonly clients: number;
  readonly echo: readonly Posted[];
  readonly edge: readonly Posted[];
  readonly rowsWritten: number;
}

/** Posts of one load in one round: some, and more where more are under way at once. */
const POSTS = 200;
const POSTS_PER_CLIENT = 20;

/** Rounds before the first that counts, in which the code is compiled. */
const WARM_UP_ROUNDS = 1;

/** The conformance key's app; its only Shard. */
const SHARD = 'shop/0';

/** Echo and edge by turns, load by load, so that what else the machine does hits all alike. */
export async function measureLoads(options: Loads): Promise<MeasuredLoad[]> {
  const measured = options.loads.map((clients) => ({
    clients,
    echo: [] as Posted[],
    edge: [] as Posted[],
    rowsWritten: 0,
  }));
  for (let round = 0; round < WARM_UP_ROUNDS + options.rounds; round++) {
    for (const load of measured) {
      const echo = await postLoad(options.echo, load.clients, options);
      const before = await shardCounts(options.edge, SHARD);
      const edge = await postLoad(options.edge, load.clients, options);
      const after = await shardCounts(options.edge, SHARD);
      if (round < WARM_UP_ROUNDS) continue;
      load.echo.push(echo);
      load.edge.push(edge);
      load.rowsWritten += after.rowsWritten - before.rowsWritten;
    }
  }
  return measured;
}

function postLoad({ url }: Workerd, clients: number, { key, bodies }: Loads): Promise<Posted> {
  const count = POSTS + POSTS_PER_CLIENT * clients;
  return postAll({ url, count, clients, make: (at) => batchPost(key, bodies[at % bodies.length] ?? '') });
}
