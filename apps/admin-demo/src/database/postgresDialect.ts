import { PostgresDialect } from 'kysely';
import pg from 'pg';
import type { NamedDialect } from './embeddedDialect.ts';

/** Connections of one panel; PostgreSQL's default is 100 for all clients. */
const MAX_CONNECTIONS = 10;

/** A server that doesn't take a connection within this is told as down, ms. */
const CONNECT_TIMEOUT_MS = 5_000;

/** PostgreSQL's type OID of `date`; see embeddedDialect. */
const DATE_OID = 1082;

/** A PostgreSQL server, through a pool. */
export function postgresDialect(url: string): NamedDialect {
  pg.types.setTypeParser(DATE_OID, (text) => text);
  const pool = new pg.Pool({
    connectionString: url,
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  });
  // An idle connection that the server closes would otherwise end the process; the next query opens a new one.
  pool.on('error', () => undefined);
  return { dialect: new PostgresDialect({ pool }), namespace: new URL(url).pathname.slice(1) };
}
