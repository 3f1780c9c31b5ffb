import { type DuckDBConnection, DuckDBInstance, type DuckDBValue } from '@duckdb/node-api';
import { SCHEMA } from './schema.ts';

/** What DuckDB may use; it spills to disk beyond. The whole store is meant to fit beside a real backend's 256 MB. */
const MEMORY_LIMIT = '256MB';

/** Threads of a query; machines that run a demo have few cores, and writes must not wait for reads. */
const THREADS = '2';

const OPTIONS: Record<string, string> = {
  memory_limit: MEMORY_LIMIT,
  threads: THREADS,
  // Nothing is ever fetched from the network.
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
};

/** Named parameters of a statement. */
export type Parameters = Record<string, DuckDBValue>;

/** One DuckDB file (or memory): one connection that writes, and one for each read. */
export interface Database {
  readonly writer: DuckDBConnection;
  /** Runs a query on a snapshot of its own, and returns the columns in order, with one entry per row. */
  read(sql: string, parameters: Parameters): Promise<DuckDBValue[][]>;
  close(): Promise<void>;
}

/**
 * Opens the file, or memory where there is none, and creates what is missing. After a kill DuckDB replays its
 * write-ahead log here, so that every committed row is back.
 */
export async function openDatabase(file: string | undefined): Promise<Database> {
  const instance = await DuckDBInstance.create(file ?? ':memory:', OPTIONS);
  const writer = await instance.connect();
  await writer.run(SCHEMA);
  return {
    writer,
    read: (sql, parameters) => readColumns(instance, sql, parameters),
    close: async () => {
      if (file !== undefined) await writer.run('CHECKPOINT');
      writer.closeSync();
      instance.closeSync();
    },
  };
}

async function readColumns(
  instance: DuckDBInstance,
  sql: string,
  parameters: Parameters,
): Promise<DuckDBValue[][]> {
  const connection = await instance.connect();
  try {
    const reader = await connection.runAndReadAll(sql, parameters);
    return reader.getColumns();
  } finally {
    connection.closeSync();
  }
}
