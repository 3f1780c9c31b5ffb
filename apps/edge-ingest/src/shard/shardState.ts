/** What has changed of the state, by name; null for what was removed. Plain JSON. */
export type StateChanges = Readonly<Record<string, unknown>>;

/**
 * Small values by name, in memory. A change becomes durable with the next row of the log or the next checkpoint, so that it
 * needs no row of its own: whoever changes something appends to the ledger in the same transaction, or calls its `note`.
 */
export interface ShardState {
  read<T>(name: string): T | undefined;
  write(name: string, value: unknown): void;
  remove(name: string): void;
  names(): readonly string[];
}

/** The same, for who makes it durable. */
export interface WrittenState extends ShardState {
  /** Everything, as a checkpoint keeps it. */
  readonly values: StateChanges;
  /** What no row has yet; undefined where that is nothing. */
  readonly changes: StateChanges | undefined;
  /** The changes are in a row. */
  written(): void;
  /** Takes over what a row has. */
  apply(changes: StateChanges): void;
}

/** @param values as the last checkpoint has them. */
export function createShardState(values: StateChanges): WrittenState {
  const state = new Map<string, unknown>(Object.entries(values));
  let changes: Record<string, unknown> | undefined;
  const set = (name: string, value: unknown): void => {
    if (value === null) state.delete(name);
    else state.set(name, value);
  };
  const change = (name: string, value: unknown): void => {
    set(name, value);
    changes = { ...changes, [name]: value };
  };

  return {
    read: <T>(name: string) => state.get(name) as T | undefined,
    write: change,
    remove: (name) => change(name, null),
    names: () => [...state.keys()],
    get values() {
      return Object.fromEntries(state);
    },
    get changes() {
      return changes;
    },
    written() {
      changes = undefined;
    },
    apply(applied) {
      for (const [name, value] of Object.entries(applied)) set(name, value);
    },
  };
}
