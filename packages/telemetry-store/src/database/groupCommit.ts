import type { DuckDBConnection } from '@duckdb/node-api';

/** Work that becomes durable with one commit: it writes through the connection it is given. */
export type Write = (connection: DuckDBConnection) => Promise<void> | void;

/** Writes that wait at most; past that the disk does not keep up, and callers are told to come back. */
const MAX_WAITING = 1_000;

/** Serialises writes, and commits those that wait together: one sync to disk for all of them. */
export interface GroupCommit {
  /** Resolves to `committed` once the write is durable; to `busy` at once when too many wait. */
  commit(write: Write): Promise<'committed' | 'busy'>;
  /** Resolves when nothing is waiting any more. */
  drained(): Promise<void>;
}

interface Waiting {
  readonly write: Write;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Starts a group commit on a connection that nobody else writes with.
 *
 * @param onRollback runs after a transaction was undone, before anything else is written: what writes remembered in
 *   memory no longer holds.
 */
export function startGroupCommit(
  connection: DuckDBConnection,
  onRollback: (connection: DuckDBConnection) => Promise<void>,
): GroupCommit {
  let waiting: Waiting[] = [];
  let running: Promise<void> | undefined;

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
      await commitGroup(group);
    }
    running = undefined;
  }

  /** One transaction for the group. Where it fails, each write gets one of its own, so that one cannot fail the others. */
  async function commitGroup(group: readonly Waiting[]): Promise<void> {
    try {
      await inTransaction(connection, group);
      for (const { resolve } of group) resolve();
    } catch (error) {
      await onRollback(connection);
      if (group.length === 1) group[0]?.reject(error);
      else for (const entry of group) await commitGroup([entry]);
    }
  }

  return {
    commit: async (write) => {
      if (waiting.length >= MAX_WAITING) return 'busy';
      await new Promise<void>((resolve, reject) => {
        waiting.push({ write, resolve, reject });
        running ??= run();
      });
      return 'committed';
    },
    drained: async () => running,
  };
}

async function inTransaction(connection: DuckDBConnection, group: readonly Waiting[]): Promise<void> {
  await connection.run('BEGIN');
  try {
    for (const { write } of group) await write(connection);
    await connection.run('COMMIT');
  } catch (error) {
    // A failed COMMIT has already ended the transaction, and then there is nothing to roll back.
    await connection.run('ROLLBACK').catch(() => undefined);
    throw error;
  }
}
