import { mkdir } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import { type Dialect, PGliteDialect } from 'kysely';

/** The one database that PGlite makes. */
const NAMESPACE = 'postgres';

/** PostgreSQL's type OID of `date`: kept as text, as the server sends it; a JavaScript Date would add a time zone. */
const DATE_OID = 1082;

/** A dialect, and the name of the database that it speaks to (`db.namespace`). */
export interface NamedDialect {
  readonly dialect: Dialect;
  readonly namespace: string;
}

/**
 * PostgreSQL within this process.
 *
 * @param dir folder that keeps it; in memory where undefined.
 */
export async function embeddedDialect(dir: string | undefined): Promise<NamedDialect> {
  if (dir !== undefined) await mkdir(dir, { recursive: true });
  const options = { parsers: { [DATE_OID]: (text: string) => text } };
  const pglite = dir === undefined ? new PGlite(options) : new PGlite(dir, options);
  return { dialect: new PGliteDialect({ pglite }), namespace: NAMESPACE };
}
