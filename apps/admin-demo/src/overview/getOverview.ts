import { type Kysely, sql } from 'kysely';
import type { Schema } from '../database/schema.ts';
import type { TaskRow } from '../tasks/listTasks.ts';
import { TASK_COLUMNS } from '../tasks/taskColumns.ts';

/** What the start page shows. */
export interface Overview {
  readonly residences: number;
  readonly residents: number;
  readonly free_places: number;
  readonly open_tasks: number;
  readonly overdue_tasks: number;
  readonly expiring_documents: number;
  /** The next open tasks by due date. */
  readonly next_tasks: readonly TaskRow[];
}

/** Tasks on the start page. */
const NEXT_TASKS = 8;

/** Documents that expire within this many days need somebody's attention. */
const EXPIRING_DAYS = 30;

/** Counts over the whole house. */
export async function getOverview(db: Kysely<Schema>): Promise<Overview> {
  const [homes, people, tasks, documents, next_tasks] = await Promise.all([
    db
      .selectFrom('residences')
      .select(sql<number>`count(*)::int`.as('residences'))
      .select(sql<number>`coalesce(sum(capacity), 0)::int`.as('capacity'))
      .executeTakeFirstOrThrow(),
    db.selectFrom('residents').select(sql<number>`count(*)::int`.as('residents')).executeTakeFirstOrThrow(),
    countTasks(db),
    db
      .selectFrom('documents')
      .select(sql<number>`count(*)::int`.as('expiring'))
      .where(sql<boolean>`expires_on between current_date and current_date + ${EXPIRING_DAYS}::int`)
      .executeTakeFirstOrThrow(),
    nextTasks(db),
  ]);
  return {
    residences: homes.residences,
    residents: people.residents,
    free_places: homes.capacity - people.residents,
    open_tasks: tasks.open,
    overdue_tasks: tasks.overdue,
    expiring_documents: documents.expiring,
    next_tasks,
  };
}

function countTasks(db: Kysely<Schema>): Promise<{ open: number; overdue: number }> {
  return db
    .selectFrom('tasks')
    .select(sql<number>`count(*)::int`.as('open'))
    .select(sql<number>`(count(*) filter (where due_on < current_date))::int`.as('overdue'))
    .where('status', '=', 'open')
    .executeTakeFirstOrThrow();
}

function nextTasks(db: Kysely<Schema>): Promise<TaskRow[]> {
  return db
    .selectFrom('tasks')
    .innerJoin('residences', 'residences.id', 'tasks.residence_id')
    .leftJoin('residents', 'residents.id', 'tasks.resident_id')
    .select(TASK_COLUMNS)
    .where('tasks.status', '=', 'open')
    .where(sql<boolean>`tasks.due_on >= current_date`)
    .orderBy('tasks.due_on')
    .orderBy('tasks.id')
    .limit(NEXT_TASKS)
    .execute();
}
