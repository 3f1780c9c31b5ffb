import { type Kysely, sql } from 'kysely';
import { containsPattern } from '../database/containsPattern.ts';
import type { ResidenceStatus, Schema } from '../database/schema.ts';
import type { Page } from '../http/page.ts';
import type { ResidenceQuery } from './residenceInput.ts';

/** A residence in the list. */
export interface ResidenceRow {
  readonly id: number;
  readonly name: string;
  readonly city: string;
  readonly status: ResidenceStatus;
  readonly manager: string;
  readonly capacity: number;
  readonly residents: number;
  readonly open_tasks: number;
}

const PAGE_SIZE = 12;

/** Residences by name; the search looks at name, city and manager. */
export async function listResidences(db: Kysely<Schema>, query: ResidenceQuery): Promise<Page<ResidenceRow>> {
  const matching = filter(db, query);
  const [items, counted] = await Promise.all([
    matching
      .select(['id', 'name', 'city', 'status', 'manager', 'capacity'])
      .select(
        sql<number>`(select count(*)::int from residents where residents.residence_id = residences.id)`.as(
          'residents',
        ),
      )
      .select(
        sql<number>`(select count(*)::int from tasks where tasks.residence_id = residences.id and tasks.status = 'open')`.as(
          'open_tasks',
        ),
      )
      .orderBy('name')
      .limit(PAGE_SIZE)
      .offset((query.page - 1) * PAGE_SIZE)
      .execute(),
    matching.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow(),
  ]);
  return { items, total: counted.total, page: query.page, page_size: PAGE_SIZE };
}

function filter(db: Kysely<Schema>, { search, status }: ResidenceQuery) {
  let query = db.selectFrom('residences');
  if (status !== undefined) query = query.where('status', '=', status);
  if (search === '') return query;
  const pattern = containsPattern(search);
  return query.where((where) =>
    where.or([
      where('name', 'ilike', pattern),
      where('city', 'ilike', pattern),
      where('manager', 'ilike', pattern),
    ]),
  );
}
