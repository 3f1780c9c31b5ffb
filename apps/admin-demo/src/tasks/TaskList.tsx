'use client';

import { Group, NativeSelect, SegmentedControl, Stack } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import type { Page } from '../http/page.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { ListFrame } from '../ui/ListFrame.tsx';
import { ListPagination } from '../ui/ListPagination.tsx';
import { SearchBox } from '../ui/SearchBox.tsx';
import { SEARCH_DELAY_MS } from '../ui/searchDelay.ts';
import { useRemotePage } from '../ui/useRemotePage.ts';
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
  const { data, loading, error, load } = useRemotePage<TaskRow>('/api/tasks', initial);
  const [filters, setFilters] = useState({ search: '', status: 'open', priority: '' });
  const searchLater = useDebouncedCallback(load, SEARCH_DELAY_MS);

  function filter(change: Partial<typeof filters>): void {
    const next = { ...filters, ...change };
    setFilters(next);
    if (change.search === undefined) void load(next);
    else searchLater(next);
  }

  return (
    <Stack gap="sm">
      <Group gap="sm" role="search">
        <SearchBox
          label="Search tasks"
          placeholder="Task or residence"
          value={filters.search}
          onChange={(search) => filter({ search })}
        />
        <SegmentedControl
          aria-label="State"
          data={STATUSES}
          value={filters.status}
          onChange={(status) => filter({ status })}
        />
        <NativeSelect
          aria-label="Priority"
          data={PRIORITIES}
          value={filters.priority}
          onChange={(event) => filter({ priority: event.currentTarget.value })}
        />
      </Group>
      <ErrorNotice error={error} />
      <ListFrame rows={data.page_size} loading={loading}>
        <TaskTable rows={data.items} today={today} />
      </ListFrame>
      <ListPagination data={data} onPage={(page) => void load({ ...filters, page: String(page) })} />
    </Stack>
  );
}
