import { fnv1a } from './fnv1a.ts';

/** Number of the Shard that a batch belongs to, 0 to `shards` - 1: by its id alone, wherever it came in. */
export function shardOf(batchId: string, shards: number): number {
  return fnv1a(batchId) % shards;
}

/** Name of a Shard's Durable Object. */
export function shardName(app: string, shard: number): string {
  return `${app}/${shard}`;
}
