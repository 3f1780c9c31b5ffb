import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { initialSchema } from './migrations/initialSchema.ts';
import type { Schema } from './schema.ts';

/** In the order of their names; a name that has been released never changes. */
const MIGRATIONS: Readonly<Record<string, Migration>> = { '0001_initial_schema': initialSchema };

/**
 * Brings the database to the newest schema; several panels may start at once on one PostgreSQL, Kysely takes a lock.
 *
 * @throws Error where a migration fails; nothing of it is kept.
 */
export async function migrate(db: Kysely<Schema>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...MIGRATIONS }) } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}
