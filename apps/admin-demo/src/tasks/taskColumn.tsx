import { Text } from '@mantine/core';
import { formatDate } from '../ui/formatDate.ts';
import type { Column } from '../ui/list/DataTable.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { TextLink } from '../ui/TextLink.tsx';
import type { TaskRow } from './listTasks.ts';

/** Where a task is to be done. */
type Placed = Pick<TaskRow, 'residence' | 'residence_id'>;

/** What every list of tasks shows in the same way. */
export const TASK_COLUMN = {
  due: { title: 'Due', cell: (task) => formatDate(task.due_on) },
  assignee: { title: 'Assignee', visibleFrom: 'sm', cell: (task) => task.assignee },
  priority: { title: 'Priority', visibleFrom: 'sm', cell: (task) => <StatusBadge value={task.priority} /> },
} as const satisfies Record<string, Column<Pick<TaskRow, 'due_on' | 'assignee' | 'priority'>>>;

/** A task's title; on a phone its residence stands below, which has a column of its own elsewhere. */
export const TITLE_AND_RESIDENCE: readonly Column<Placed & Pick<TaskRow, 'title'>>[] = [
  {
    title: 'Task',
    wraps: true,
    cell: (task) => (
      <>
        {task.title}
        <Text component="div" size="sm" hiddenFrom="sm">
          {residenceLink(task)}
        </Text>
      </>
    ),
  },
  { title: 'Residence', visibleFrom: 'sm', cell: residenceLink },
];

function residenceLink({ residence, residence_id }: Placed) {
  return <TextLink href={`/residences/${residence_id}`}>{residence}</TextLink>;
}
