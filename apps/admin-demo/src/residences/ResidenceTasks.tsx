'use client';

import { Paper, Stack, Table, Text, Title } from '@mantine/core';
import type { TaskStatus } from '../database/schema.ts';
import { TaskButton } from '../tasks/TaskButton.tsx';
import { useTaskStatus } from '../tasks/useTaskStatus.ts';
import { EmptyRow } from '../ui/EmptyRow.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { formatDate } from '../ui/formatDate.ts';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import type { ResidenceTask } from './getResidence.ts';

/** `wide` columns have no room on a phone. */
const COLUMNS = [
  { name: 'Due' },
  { name: 'Task' },
  { name: 'Assignee', wide: true },
  { name: 'Priority', wide: true },
  { name: 'State', wide: true },
  { name: '' },
] as const;

/** The tasks of a residence; each can be marked as done, or opened again. */
export function ResidenceTasks({ initial }: { initial: readonly ResidenceTask[] }) {
  const { statusOf, toggle, busy, error } = useTaskStatus();
  return (
    <Paper p="md">
      <Stack gap="xs">
        <Title order={2}>Tasks</Title>
        <ErrorNotice error={error} />
        <Table.ScrollContainer minWidth={0} type="native">
          <Table>
            <Table.Thead>
              <Table.Tr>
                {COLUMNS.map((column) => (
                  <Table.Th key={column.name} {...('wide' in column ? { visibleFrom: 'sm' } : {})}>
                    {column.name}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {initial.map((task) => (
                <ResidenceTaskRow
                  key={task.id}
                  task={task}
                  status={statusOf(task)}
                  busy={busy === task.id}
                  onToggle={() => toggle(task)}
                />
              ))}
              {initial.length === 0 ? <EmptyRow columns={COLUMNS.length}>No tasks here.</EmptyRow> : null}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </Stack>
    </Paper>
  );
}

interface ResidenceTaskRowProps {
  readonly task: ResidenceTask;
  readonly status: TaskStatus;
  readonly busy: boolean;
  readonly onToggle: () => void;
}

function ResidenceTaskRow({ task, status, busy, onToggle }: ResidenceTaskRowProps) {
  return (
    <Table.Tr>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>{formatDate(task.due_on)}</Table.Td>
      <Table.Td>
        {task.title}
        <Text size="xs" c="dimmed">
          {task.resident}
        </Text>
      </Table.Td>
      <Table.Td visibleFrom="sm" style={{ whiteSpace: 'nowrap' }}>
        {task.assignee}
      </Table.Td>
      <Table.Td visibleFrom="sm">
        <StatusBadge value={task.priority} />
      </Table.Td>
      <Table.Td visibleFrom="sm">
        <StatusBadge value={status} />
      </Table.Td>
      <Table.Td>
        <TaskButton title={task.title} status={status} busy={busy} onToggle={onToggle} />
      </Table.Td>
    </Table.Tr>
  );
}
