import type { Kysely, Selectable } from 'kysely';
import type { ResidenceTable, Schema } from '../database/schema.ts';
import type { ResidencePatch } from './residenceInput.ts';

/** Changes a residence; undefined where there is no such one. */
export async function updateResidence(
  db: Kysely<Schema>,
  id: number,
  patch: ResidencePatch,
): Promise<Selectable<ResidenceTable> | undefined> {
  return db.updateTable('residences').set(patch).where('id', '=', id).returningAll().executeTakeFirst();
}
