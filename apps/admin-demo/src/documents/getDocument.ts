import type { Kysely, Selectable } from 'kysely';
import type { DocumentTable, Schema } from '../database/schema.ts';

/** A document with the name of its residence. */
export type DocumentDetails = Selectable<DocumentTable> & { readonly residence: string };

/** A document; undefined where there is no such one. */
export async function getDocument(db: Kysely<Schema>, id: number): Promise<DocumentDetails | undefined> {
  return db
    .selectFrom('documents')
    .innerJoin('residences', 'residences.id', 'documents.residence_id')
    .selectAll('documents')
    .select('residences.name as residence')
    .where('documents.id', '=', id)
    .executeTakeFirst();
}
