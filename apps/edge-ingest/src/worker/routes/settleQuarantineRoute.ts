import type { QuarantineResult } from '../../shard/outbox/quarantine/quarantineDesk.ts';
import { statusResponse } from '../answers/statusResponse.ts';
import type { ShardDirectory } from '../commit/shardDirectory.ts';
import type { Route } from '../route.ts';
import { readQuarantineOrder } from './readQuarantineOrder.ts';

/**
 * `POST /ops/quarantine`: puts an entry, or all of a Shard, back into the outbox that it came from, or drops it. May be
 * repeated: what has left the quarantine is not met again.
 */
export function settleQuarantineRoute(shards: ShardDirectory): Route {
  return async (request) => {
    const order = readQuarantineOrder(await request.json().catch(() => undefined));
    if (!order.ok) return statusResponse(400, order.error);
    const { app, shard, seq, action } = order.value;
    const named = (await shards.all()).find((one) => one.app === app && one.shard === shard);
    if (named === undefined)
      return statusResponse(
        404,
        'there is no such Shard; app and shard are as GET /ops/quarantine shows them',
      );
    const result: QuarantineResult = await named.stub.settleQuarantine({ seq, action });
    return Response.json({ app, shard, action, ...result }, { headers: { 'Cache-Control': 'no-store' } });
  };
}
