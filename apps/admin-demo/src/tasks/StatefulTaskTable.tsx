'use client';

import type { TaskStatus } from '../database/schema.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { type Column, DataTable } from '../ui/list/DataTable.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { TaskButton } from './TaskButton.tsx';
import { type TaskState, useTaskStatus } from './useTaskStatus.ts';

/** What {@link StatefulTaskTable} needs. */
export interface StatefulTaskTableProps<Task> {
  readonly tasks: readonly Task[];
  /** What comes before the state and its button; a cell may ask for the state by now. */
  readonly columns: (statusOf: (task: TaskState) => TaskStatus) => readonly Column<Task>[];
  readonly empty: string;
}

/** Tasks as rows, each with its state and the button that changes it. */
export function StatefulTaskTable<Task extends TaskState & { readonly title: string }>({
  tasks,
  columns,
  empty,
}: StatefulTaskTableProps<Task>) {
  const { statusOf, toggle, busy, error } = useTaskStatus();
  const stateColumns: readonly Column<Task>[] = [
    { title: 'State', visibleFrom: 'sm', cell: (task) => <StatusBadge value={statusOf(task)} /> },
    {
      title: '',
      cell: (task) => (
        <TaskButton
          title={task.title}
          status={statusOf(task)}
          busy={busy === task.id}
          onToggle={() => toggle(task)}
        />
      ),
    },
  ];
  return (
    <>
      <ErrorNotice error={error} />
      <DataTable
        columns={[...columns(statusOf), ...stateColumns]}
        rows={tasks}
        keyOf={({ id }) => id}
        empty={empty}
      />
    </>
  );
}
