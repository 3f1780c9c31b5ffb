import { type Kysely, type Selectable, sql } from 'kysely';
import { containsPattern } from '../database/containsPattern.ts';
import type { DocumentTable, Schema } from '../database/schema.ts';
import type { Page } from '../http/page.ts';
import type { DocumentQuery } from './documentInput.ts';

/** A document in the list. */
export type DocumentRow = Omit<Selectable<DocumentTable>, 'summary'> & { readonly residence: string };

const PAGE_SIZE = 15;

/** Documents, the newest first; the search looks at title and residence. */
export async function listDocuments(db: Kysely<Schema>, query: DocumentQuery): Promise<Page<DocumentRow>> {
  const matching = filter(db, query);
  const [items, counted] = await Promise.all([
    matching
      .select(['documents.id', 'documents.title', 'documents.kind', 'documents.residence_id'])
      .select([
        'documents.issued_on',
        'documents.expires_on',
        'documents.pages',
        'residences.name as residence',
      ])
      .orderBy('documents.issued_on', 'desc')
      .orderBy('documents.id')
      .limit(PAGE_SIZE)
      .offset((query.page - 1) * PAGE_SIZE)
      .execute(),
    matching.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow(),
  ]);
  return { items, total: counted.total, page: query.page, page_size: PAGE_SIZE };
}

function filter(db: Kysely<Schema>, { search, kind }: DocumentQuery) {
  let query = db.selectFrom('documents').innerJoin('residences', 'residences.id', 'documents.residence_id');
  if (kind !== undefined) query = query.where('documents.kind', '=', kind);
  if (search === '') return query;
  const pattern = containsPattern(search);
  return query.where((where) =>
    where.or([where('documents.title', 'ilike', pattern), where('residences.name', 'ilike', pattern)]),
  );
}
