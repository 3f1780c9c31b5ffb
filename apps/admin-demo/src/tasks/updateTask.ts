import type { Kysely, Selectable } from 'kysely';
import type { Schema, TaskTable } from '../database/schema.ts';
import type { TaskPatch } from './taskInput.ts';

/** Changes a task; undefined where there is no such one. */
export async function updateTask(
  db: Kysely<Schema>,
  id: number,
  patch: TaskPatch,
): Promise<Selectable<TaskTable> | undefined> {
  return db.updateTable('tasks').set(patch).where('id', '=', id).returningAll().executeTakeFirst();
}
