'use client';

import { Text } from '@mantine/core';
import { formatDate } from '../ui/formatDate.ts';
import type { TaskRow } from './listTasks.ts';
import { StatefulTaskTable } from './StatefulTaskTable.tsx';
import { TASK_COLUMN, TITLE_AND_RESIDENCE } from './taskColumn.tsx';

/** Tasks as rows, each with the button that changes its state; what is late is marked. */
export function TaskTable({ rows, today }: { rows: readonly TaskRow[]; today: string }) {
  return (
    <StatefulTaskTable
      tasks={rows}
      columns={(statusOf) => [
        {
          title: TASK_COLUMN.due.title,
          cell: (task) => (
            <DueDate date={task.due_on} late={statusOf(task) === 'open' && task.due_on < today} />
          ),
        },
        ...TITLE_AND_RESIDENCE,
        { title: 'Resident', visibleFrom: 'sm', wraps: true, cell: (task) => task.resident ?? '–' },
        TASK_COLUMN.assignee,
        TASK_COLUMN.priority,
      ]}
      empty="No task matches."
    />
  );
}

function DueDate({ date, late }: { date: string; late: boolean }) {
  return (
    <Text component="div" size="sm" {...(late ? { c: 'var(--mantine-color-error)', fw: 500 } : {})}>
      {formatDate(date)}
      {late ? <Text size="xs">late</Text> : null}
    </Text>
  );
}
