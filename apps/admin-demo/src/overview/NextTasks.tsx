import type { TaskRow } from '../tasks/listTasks.ts';
import { TASK_COLUMN, TITLE_AND_RESIDENCE } from '../tasks/taskColumn.tsx';
import { type Column, DataTable } from '../ui/list/DataTable.tsx';

const COLUMNS: readonly Column<TaskRow>[] = [
  TASK_COLUMN.due,
  ...TITLE_AND_RESIDENCE,
  TASK_COLUMN.assignee,
  TASK_COLUMN.priority,
];

/** The tasks that are due next. */
export function NextTasks({ tasks }: { tasks: readonly TaskRow[] }) {
  return <DataTable columns={COLUMNS} rows={tasks} keyOf={({ id }) => id} empty="Nothing is due." />;
}
