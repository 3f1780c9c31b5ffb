'use client';

import { NativeSelect, SegmentedControl } from '@mantine/core';
import type { Page } from '../http/page.ts';
import { FilteredList } from '../ui/list/FilteredList.tsx';
import { useFilteredList } from '../ui/list/useFilteredList.ts';
import type { TaskRow } from './listTasks.ts';
import { TaskTable } from './TaskTable.tsx';

const STATUSES = [
  { value: 'open', label: 'Open' },
  { value: 'done', label: 'Done' },
  { value: '', label: 'All' },
];

const PRIORITIES = [
  { value: '', label: 'Any priority' },
  { value: 'high', label: 'High' },
  { value: 'normal', label: 'Normal' },
  { value: 'low', label: 'Low' },
];

/** Search, filters and pages over the tasks; the first page of open ones came with the document. */
export function TaskList({ initial, today }: { initial: Page<TaskRow>; today: string }) {
  const list = useFilteredList('/api/tasks', initial, { search: '', status: 'open', priority: '' });
  return (
    <FilteredList
      list={list}
      searchLabel="Search tasks"
      searchIn="Task or residence"
      controls={
        <>
          <SegmentedControl
            aria-label="State"
            data={STATUSES}
            value={list.filters.status}
            onChange={(status) => list.filter({ status })}
          />
          <NativeSelect
            aria-label="Priority"
            data={PRIORITIES}
            value={list.filters.priority}
            onChange={(event) => list.filter({ priority: event.currentTarget.value })}
          />
        </>
      }
    >
      <TaskTable rows={list.data.items} today={today} />
    </FilteredList>
  );
}
