import * as v from 'valibot';
import { TASK_PRIORITIES, TASK_STATUSES } from '../database/schema.ts';
import { oneOf, pageField, searchField } from '../http/fields.ts';

/** Query of `GET /api/tasks`. */
export const taskQuery = v.object({
  search: searchField,
  status: v.optional(oneOf(TASK_STATUSES)),
  priority: v.optional(oneOf(TASK_PRIORITIES)),
  page: pageField,
});

/** Body of `PATCH /api/tasks/:id`. */
export const taskPatch = v.strictObject({ status: oneOf(TASK_STATUSES) });

export type TaskQuery = v.InferOutput<typeof taskQuery>;
export type TaskPatch = v.InferOutput<typeof taskPatch>;
