'use client';

import { Table, Text } from '@mantine/core';
import type { TaskStatus } from '../database/schema.ts';
import { formatDate } from '../ui/formatDate.ts';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { TextLink } from '../ui/TextLink.tsx';
import type { TaskRow } from './listTasks.ts';
import { TaskButton } from './TaskButton.tsx';

/** What {@link TaskTableRow} needs. */
export interface TaskTableRowProps {
  readonly task: TaskRow;
  /** Its state by now. */
  readonly status: TaskStatus;
  readonly late: boolean;
  readonly busy: boolean;
  readonly onToggle: () => void;
}

/** A task; on a phone its residence stands below its title. */
export function TaskTableRow({ task, status, late, busy, onToggle }: TaskTableRowProps) {
  return (
    <Table.Tr>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>
        <DueDate date={task.due_on} late={late} />
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
        <StatusBadge value={status} />
      </Table.Td>
      <Table.Td>
        <TaskButton title={task.title} status={status} busy={busy} onToggle={onToggle} />
      </Table.Td>
    </Table.Tr>
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
