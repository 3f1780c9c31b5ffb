import type { Kysely } from 'kysely';
import { panelConfig } from '../config/panelConfig.ts';
import { openDatabase } from './openDatabase.ts';
import type { Schema } from './schema.ts';

/** Next bundles instrumentation and routes apart, so a module variable would open the database twice. */
const HOLDER = globalThis as typeof globalThis & { panelDatabase?: Promise<Kysely<Schema>> };

/** The panel's database, opened, migrated and filled at the first call. */
export function database(): Promise<Kysely<Schema>> {
  HOLDER.panelDatabase ??= open();
  return HOLDER.panelDatabase;
}

async function open(): Promise<Kysely<Schema>> {
  const { databaseUrl, databaseDir } = panelConfig();
  try {
    return await openDatabase({ url: databaseUrl, dir: databaseDir });
  } catch (error) {
    // The next request tries again: a PostgreSQL server may start later than the panel.
    delete HOLDER.panelDatabase;
    throw error;
  }
}
