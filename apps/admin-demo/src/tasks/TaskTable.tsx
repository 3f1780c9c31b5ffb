'use client';

import { Table } from '@mantine/core';
import { EmptyRow } from '../ui/EmptyRow.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import type { TaskRow } from './listTasks.ts';
import { TaskTableRow } from './TaskTableRow.tsx';
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
              <TaskTableRow
                key={task.id}
                task={task}
                status={statusOf(task)}
                late={statusOf(task) === 'open' && task.due_on < today}
                busy={busy === task.id}
                onToggle={() => toggle(task)}
              />
            ))}
            {rows.length === 0 ? <EmptyRow columns={COLUMNS.length}>No task matches.</EmptyRow> : null}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </>
  );
}
