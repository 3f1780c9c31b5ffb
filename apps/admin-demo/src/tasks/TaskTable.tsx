'use client';

import { Table, Text } from '@mantine/core';
import { EmptyRow } from '../ui/EmptyRow.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { formatDate } from '../ui/formatDate.ts';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { TextLink } from '../ui/TextLink.tsx';
import type { TaskRow } from './listTasks.ts';
import { TaskButton } from './TaskButton.tsx';
import { useTaskStatus } from './useTaskStatus.ts';

/** What a phone has no room for is left to wider screens; the button stays. */
const COLUMNS = [
  { name: 'Due', wide: false },
  { name: 'Task', wide: false },
  { name: 'Residence', wide: true },
  { name: 'Resident', wide: true },
  { name: 'Assignee', wide: true },
  { name: 'Priority', wide: true },
  { name: 'State', wide: true },
  { name: '', wide: false },
] as const;

/** Tasks as rows, each with the button that changes its state; what is late is marked. */
export function TaskTable({ rows, today }: { rows: readonly TaskRow[]; today: string }) {
  const { statusOf, toggle, busy, error } = useTaskStatus();
  return (
    <>
      <ErrorNotice error={error} />
      <Table.ScrollContainer minWidth={320} type="native">
        <Table highlightOnHover>
          <Table.Thead>
            <Table.Tr>
              {COLUMNS.map(({ name, wide }) => (
                <Table.Th key={name} {...(wide ? { visibleFrom: 'sm' } : {})}>
                  {name}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((task) => (
              <Table.Tr key={task.id}>
                <Table.Td style={{ whiteSpace: 'nowrap' }}>
                  <DueDate date={task.due_on} late={statusOf(task) === 'open' && task.due_on < today} />
                </Table.Td>
                <Table.Td>
                  {task.title}
                  <Text component="div" size="sm" hiddenFrom="sm">
                    <TextLink href={`/residences/${task.residence_id}`}>{task.residence}</TextLink>
                  </Text>
                </Table.Td>
                <Table.Td visibleFrom="sm">
                  <TextLink href={`/residences/${task.residence_id}`}>{task.residence}</TextLink>
                </Table.Td>
                <Table.Td visibleFrom="sm">{task.resident ?? '–'}</Table.Td>
                <Table.Td visibleFrom="sm" style={{ whiteSpace: 'nowrap' }}>
                  {task.assignee}
                </Table.Td>
                <Table.Td visibleFrom="sm">
                  <StatusBadge value={task.priority} />
                </Table.Td>
                <Table.Td visibleFrom="sm">
                  <StatusBadge value={statusOf(task)} />
                </Table.Td>
                <Table.Td>
                  <TaskButton
                    title={task.title}
                    status={statusOf(task)}
                    busy={busy === task.id}
                    onToggle={() => toggle(task)}
                  />
                </Table.Td>
              </Table.Tr>
            ))}
            {rows.length === 0 ? <EmptyRow columns={COLUMNS.length}>No task matches.</EmptyRow> : null}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </>
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
