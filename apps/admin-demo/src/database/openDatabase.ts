import { context } from '@opentelemetry/api';
import { suppressTracing } from '@opentelemetry/core';
import { Kysely } from 'kysely';
import { TracedDialect } from '../tracing/database/tracedDialect.ts';
import { embeddedDialect } from './embeddedDialect.ts';
import { migrate } from './migrate.ts';
import { postgresDialect } from './postgresDialect.ts';
import type { Schema } from './schema.ts';
import { seed } from './seed/seed.ts';

/** Where the data lies: a PostgreSQL server, a folder, or (neither) memory. */
export interface DatabasePlace {
  readonly url?: string | undefined;
  readonly dir?: string | undefined;
}

/**
 * Opens the database, brings its schema up to date and fills it where it is empty. Queries after that are traced.
 *
 * @throws Error where the server can't be reached or a migration fails.
 */
export async function openDatabase(place: DatabasePlace): Promise<Kysely<Schema>> {
  const { dialect, namespace } =
    place.url === undefined ? await embeddedDialect(place.dir) : postgresDialect(place.url);
  const db = new Kysely<Schema>({ dialect: new TracedDialect(dialect, namespace) });
  await context.with(suppressTracing(context.active()), async () => {
    await migrate(db);
    await seed(db, new Date().toISOString().slice(0, 10));
  });
  return db;
}
