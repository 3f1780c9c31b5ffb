import type { QuarantinePage } from '../../shard/outbox/quarantine/quarantineDesk.ts';
import { statusResponse } from '../answers/statusResponse.ts';
import type { NamedShard, ShardDirectory } from '../commit/shardDirectory.ts';
import type { Route } from '../route.ts';

/**
 * `GET /ops/quarantine?app=…`: what destinations refused for good, by Shard, oldest first, with the beginning of each body.
 * `shard` asks for one alone, `after` (an entry's `seq`, the answer's `next`) for its next page.
 */
export function quarantineRoute(shards: ShardDirectory): Route {
  return async (request) => {
    const { searchParams } = new URL(request.url);
    const app = searchParams.get('app');
    const shard = searchParams.get('shard');
    const after = Number(searchParams.get('after') ?? 0);
    if (!Number.isSafeInteger(after) || after < 0)
      return statusResponse(400, 'after: is no number of an entry; take "next" of the last answer');
    const wanted = (await shards.all()).filter(
      (named) => (app === null || named.app === app) && (shard === null || String(named.shard) === shard),
    );
    if (wanted.length === 0)
      return statusResponse(404, 'there is no such Shard; app and shard are as /health/ready shows them');
    const pages = await Promise.all(wanted.map((named) => pageOf(named, after)));
    return Response.json({ shards: pages }, { headers: { 'Cache-Control': 'no-store' } });
  };
}

async function pageOf({ app, shard, stub }: NamedShard, after: number) {
  const page: QuarantinePage = await stub.listQuarantine(after);
  return { app, shard, ...page };
}
