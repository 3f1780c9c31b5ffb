'use client';

import { Anchor, Table, Text } from '@mantine/core';
import Link from 'next/link';
import { EmptyRow } from '../ui/EmptyRow.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { formatDate } from '../ui/formatDate.ts';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import type { TaskRow } from './listTasks.ts';
import { TaskButton } from './TaskButton.tsx';
import { useTaskStatus } from './useTaskStatus.ts';

const COLUMNS = ['Due', 'Task', 'Residence', 'Resident', 'Assignee', 'Priority', 'State', ''] as const;

/** Tasks as rows, each with the button that changes its state; what is late is marked. */
export function TaskTable({ rows, today }: { rows: readonly TaskRow[]; today: string }) {
  const { statusOf, toggle, busy, error } = useTaskStatus();
  return (
    <>
      <ErrorNotice error={error} />
      <Table.ScrollContainer minWidth={860} type="native">
        <Table highlightOnHover>
          <Table.Thead>
            <Table.Tr>
              {COLUMNS.map((column) => (
                <Table.Th key={column}>{column}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((task) => (
              <Table.Tr key={task.id}>
                <Table.Td style={{ whiteSpace: 'nowrap' }}>
                  <DueDate date={task.due_on} late={statusOf(task) === 'open' && task.due_on < today} />
                </Table.Td>
                <Table.Td>{task.title}</Table.Td>
                <Table.Td>
                  <Anchor
                    component={Link}
                    prefetch={false}
                    href={`/residences/${task.residence_id}`}
                    size="sm"
                  >
                    {task.residence}
                  </Anchor>
                </Table.Td>
                <Table.Td>{task.resident ?? '–'}</Table.Td>
                <Table.Td style={{ whiteSpace: 'nowrap' }}>{task.assignee}</Table.Td>
                <Table.Td>
                  <StatusBadge value={task.priority} />
                </Table.Td>
                <Table.Td>
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
    <Text component="span" size="sm" {...(late ? { c: 'var(--mantine-color-error)', fw: 500 } : {})}>
      {formatDate(date)}
      {late ? ' · late' : ''}
    </Text>
  );
}
