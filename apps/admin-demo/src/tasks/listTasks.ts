import { type Kysely, type Selectable, sql } from 'kysely';
import { containsPattern } from '../database/containsPattern.ts';
import type { Schema, TaskTable } from '../database/schema.ts';
import type { Page } from '../http/page.ts';
import { TASK_COLUMNS } from './taskColumns.ts';
import type { TaskQuery } from './taskInput.ts';

/** A task in the list. */
export type TaskRow = Pick<
  Selectable<TaskTable>,
  'id' | 'title' | 'priority' | 'status' | 'assignee' | 'due_on' | 'residence_id'
> & {
  readonly residence: string;
  readonly resident: string | null;
};

const PAGE_SIZE = 20;

/** Tasks by due date; the search looks at title and residence. */
export async function listTasks(db: Kysely<Schema>, query: TaskQuery): Promise<Page<TaskRow>> {
  const matching = filter(db, query);
  const [items, counted] = await Promise.all([
    matching
      .leftJoin('residents', 'residents.id', 'tasks.resident_id')
      .select(TASK_COLUMNS)
      .orderBy('tasks.due_on')
      .orderBy('tasks.id')
      .limit(PAGE_SIZE)
      .offset((query.page - 1) * PAGE_SIZE)
      .execute(),
    matching.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow(),
  ]);
  return { items, total: counted.total, page: query.page, page_size: PAGE_SIZE };
}

function filter(db: Kysely<Schema>, { search, status, priority }: TaskQuery) {
  let query = db.selectFrom('tasks').innerJoin('residences', 'residences.id', 'tasks.residence_id');
  if (status !== undefined) query = query.where('tasks.status', '=', status);
  if (priority !== undefined) query = query.where('tasks.priority', '=', priority);
  if (search === '') return query;
  const pattern = containsPattern(search);
  return query.where((where) =>
    where.or([where('tasks.title', 'ilike', pattern), where('residences.name', 'ilike', pattern)]),
  );
}
