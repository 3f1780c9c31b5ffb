import { shardName } from './naming/shardNames.ts';
import type { ShardState } from './shardState.ts';

/** Name in the state. */
const STATE = 'identity';

/** Which Shard this is: an object knows its id, not the name that it was made from, so the first commit tells it. */
export interface Identity {
  readonly app: string;
  /** Label `shard`: the Shard's name. Without the app, refusals of unknown keys (no app) that ride with two apps would share a series. */
  readonly shard: string;
  /** Takes it down once; it becomes durable with what the caller appends to the ledger. */
  learn(app: string, shard: number): void;
}

export function readIdentity(state: ShardState): Identity {
  let known = state.read<{ app: string; shard: string }>(STATE);
  return {
    get app() {
      return known?.app ?? '';
    },
    get shard() {
      return known?.shard ?? '';
    },
    learn(app, shard) {
      if (known !== undefined) return;
      const learnt = { app, shard: shardName(app, shard) };
      state.write(STATE, learnt);
      known = learnt;
    },
  };
}
