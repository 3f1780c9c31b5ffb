/** What a row of tasks shows, from `tasks` joined with `residences` and, where there is one, `residents`. */
export const TASK_COLUMNS = [
  'tasks.id',
  'tasks.title',
  'tasks.priority',
  'tasks.status',
  'tasks.assignee',
  'tasks.due_on',
  'tasks.residence_id',
  'residences.name as residence',
  'residents.name as resident',
] as const;
