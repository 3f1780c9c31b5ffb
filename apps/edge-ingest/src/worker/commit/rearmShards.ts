import type { Edge } from '../createEdge.ts';

/** The cron trigger's work: an alarm that was lost is set again. One Shard that fails doesn't keep the others waiting. */
export async function rearmShards({ shards, log }: Edge): Promise<void> {
  const all = await shards.all();
  const settled = await Promise.allSettled(all.map(({ stub }) => stub.rearm(Date.now())));
  for (const [i, result] of settled.entries()) {
    if (result.status === 'fulfilled') continue;
    const { app = '', shard } = all[i] ?? {};
    log.log({
      level: 'error',
      msg: `Shard ${shard} could not be re-armed`,
      app,
      error: String(result.reason),
    });
  }
}
