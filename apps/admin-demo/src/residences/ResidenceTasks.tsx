'use client';

import { Paper, Stack, Text, Title } from '@mantine/core';
import { StatefulTaskTable } from '../tasks/StatefulTaskTable.tsx';
import { TASK_COLUMN } from '../tasks/taskColumn.tsx';
import type { Column } from '../ui/list/DataTable.tsx';
import type { ResidenceTask } from './getResidence.ts';

const COLUMNS: readonly Column<ResidenceTask>[] = [
  TASK_COLUMN.due,
  {
    title: 'Task',
    wraps: true,
    cell: (task) => (
      <>
        {task.title}
        <Text size="xs" c="dimmed">
          {task.resident}
        </Text>
      </>
    ),
  },
  TASK_COLUMN.assignee,
  TASK_COLUMN.priority,
];

/** The tasks of a residence; each can be marked as done, or opened again. */
export function ResidenceTasks({ initial }: { initial: readonly ResidenceTask[] }) {
  return (
    <Paper p="md">
      <Stack gap="xs">
        <Title order={2}>Tasks</Title>
        <StatefulTaskTable tasks={initial} columns={() => COLUMNS} empty="No tasks here." />
      </Stack>
    </Paper>
  );
}
