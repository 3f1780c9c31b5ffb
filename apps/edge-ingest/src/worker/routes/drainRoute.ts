import type { ShardDirectory } from '../commit/shardDirectory.ts';
import type { Route } from '../route.ts';

/** `POST /ops/drain`: has every Shard send what waits, now, and says how its destinations are doing then. */
export function drainRoute(shards: ShardDirectory): Route {
  return async () => {
    const all = await shards.all();
    const drained = await Promise.all(
      all.map(async ({ app, shard, stub }) => ({ app, shard, health: await stub.drain(Date.now()) })),
    );
    return Response.json({ shards: drained }, { headers: { 'Cache-Control': 'no-store' } });
  };
}
