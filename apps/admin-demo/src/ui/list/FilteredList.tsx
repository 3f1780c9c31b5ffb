'use client';

import { Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { ErrorNotice } from '../ErrorNotice.tsx';
import { ListFrame } from './ListFrame.tsx';
import { ListPagination } from './ListPagination.tsx';
import { SearchBox } from './SearchBox.tsx';
import type { FilteredListState, ListFilters } from './useFilteredList.ts';

/** What {@link FilteredList} needs. */
export interface FilteredListProps {
  readonly list: FilteredListState<unknown, ListFilters>;
  readonly searchLabel: string;
  /** What the search looks at. */
  readonly searchIn: string;
  /** The filters beside the search. */
  readonly controls: ReactNode;
  /** The rows of the page. */
  readonly children: ReactNode;
}

/** A search, filters, a page of rows and the way to the other pages. */
export function FilteredList({ list, searchLabel, searchIn, controls, children }: FilteredListProps) {
  const { data, loading, error, filters, filter, openPage } = list;
  return (
    <Stack gap="sm">
      <Group gap="sm" role="search">
        <SearchBox
          label={searchLabel}
          placeholder={searchIn}
          value={filters.search}
          onChange={(search) => filter({ search })}
        />
        {controls}
      </Group>
      <ErrorNotice error={error} />
      <ListFrame rows={data.page_size} loading={loading}>
        {children}
      </ListFrame>
      <ListPagination data={data} onPage={openPage} />
    </Stack>
  );
}
