import { shardName } from '../../shard/naming/shardNames.ts';
import type { Shard } from '../../shard/Shard.ts';
import type { Configuration } from '../configuration/checkConfiguration.ts';

/** A Shard and its name. */
export interface NamedShard {
  readonly app: string;
  readonly shard: number;
  readonly stub: DurableObjectStub<Shard>;
}

/** Every Shard of every app that may send. */
export interface ShardDirectory {
  all(): Promise<readonly NamedShard[]>;
}

export interface ShardDirectoryOptions {
  readonly configuration: Configuration;
  readonly namespace: DurableObjectNamespace<Shard>;
  /** Apps of the keys in KV; asked each time. */
  readonly appsInKeys: () => Promise<readonly string[]>;
}

/** Apps times Shards: nothing has to keep a list of the objects. */
export function shardDirectory({
  configuration,
  namespace,
  appsInKeys,
}: ShardDirectoryOptions): ShardDirectory {
  const { apps, tokens, shards } = configuration;
  const configured = [...apps.values(), ...tokens.values()].map(({ app }) => app);
  return {
    async all() {
      const names = new Set([...configured, ...(await appsInKeys())]);
      return [...names].flatMap((app) =>
        Array.from({ length: shards.most }, (_, shard) => ({
          app,
          shard,
          stub: namespace.getByName(shardName(app, shard)),
        })),
      );
    },
  };
}
