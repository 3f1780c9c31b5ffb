import type { Kysely, Selectable } from 'kysely';
import type { ResidenceTable, ResidentTable, Schema, TaskTable } from '../database/schema.ts';

/** A residence with the people and the tasks in it. */
export interface ResidenceDetails {
  readonly residence: Selectable<ResidenceTable>;
  readonly residents: readonly Selectable<ResidentTable>[];
  readonly tasks: readonly ResidenceTask[];
}

/** A task of the residence, with the resident's name where it is for one. */
export type ResidenceTask = Pick<
  Selectable<TaskTable>,
  'id' | 'title' | 'priority' | 'status' | 'assignee' | 'due_on'
> & {
  readonly resident: string | null;
};

/** Everything on a residence's page; undefined where there is no such residence. */
export async function getResidence(db: Kysely<Schema>, id: number): Promise<ResidenceDetails | undefined> {
  const residence = await db.selectFrom('residences').selectAll().where('id', '=', id).executeTakeFirst();
  if (residence === undefined) return undefined;
  const [residents, tasks] = await Promise.all([
    db.selectFrom('residents').selectAll().where('residence_id', '=', id).orderBy('room').execute(),
    db
      .selectFrom('tasks')
      .leftJoin('residents', 'residents.id', 'tasks.resident_id')
      .select(['tasks.id', 'title', 'priority', 'status', 'assignee', 'due_on', 'residents.name as resident'])
      .where('tasks.residence_id', '=', id)
      .orderBy('status', 'desc')
      .orderBy('due_on')
      .execute(),
  ]);
  return { residence, residents, tasks };
}
