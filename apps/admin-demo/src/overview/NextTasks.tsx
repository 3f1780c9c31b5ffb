import {
  Table,
  TableScrollContainer,
  TableTbody,
  TableTd,
  TableTh,
  TableThead,
  TableTr,
  Text,
} from '@mantine/core';
import type { TaskRow } from '../tasks/listTasks.ts';
import { formatDate } from '../ui/formatDate.ts';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { TextLink } from '../ui/TextLink.tsx';

/** The tasks that are due next. */
export function NextTasks({ tasks }: { tasks: readonly TaskRow[] }) {
  return (
    <TableScrollContainer minWidth={0} type="native">
      <Table>
        <TableThead>
          <TableTr>
            <TableTh>Due</TableTh>
            <TableTh>Task</TableTh>
            <TableTh visibleFrom="sm">Residence</TableTh>
            <TableTh visibleFrom="sm">Assignee</TableTh>
            <TableTh>Priority</TableTh>
          </TableTr>
        </TableThead>
        <TableTbody>
          {tasks.map((task) => (
            <TableTr key={task.id}>
              <TableTd style={{ whiteSpace: 'nowrap' }}>{formatDate(task.due_on)}</TableTd>
              <TableTd>
                {task.title}
                <Text component="div" size="sm" hiddenFrom="sm">
                  <TextLink href={`/residences/${task.residence_id}`}>{task.residence}</TextLink>
                </Text>
              </TableTd>
              <TableTd visibleFrom="sm">
                <TextLink href={`/residences/${task.residence_id}`}>{task.residence}</TextLink>
              </TableTd>
              <TableTd visibleFrom="sm">{task.assignee}</TableTd>
              <TableTd>
                <StatusBadge value={task.priority} />
              </TableTd>
            </TableTr>
          ))}
        </TableTbody>
      </Table>
    </TableScrollContainer>
  );
}
