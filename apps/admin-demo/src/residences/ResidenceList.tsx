'use client';

import { SegmentedControl } from '@mantine/core';
import type { Page } from '../http/page.ts';
import { FilteredList } from '../ui/list/FilteredList.tsx';
import { useFilteredList } from '../ui/list/useFilteredList.ts';
import type { ResidenceRow } from './listResidences.ts';
import { ResidenceTable } from './ResidenceTable.tsx';

const STATUSES = [
  { value: '', label: 'All' },
  { value: 'open', label: 'Open' },
  { value: 'full', label: 'Full' },
  { value: 'paused', label: 'Paused' },
];

/** Search, filter and pages over the residences; the first page came with the document. */
export function ResidenceList({ initial }: { initial: Page<ResidenceRow> }) {
  const list = useFilteredList('/api/residences', initial, { search: '', status: '' });
  return (
    <FilteredList
      list={list}
      searchLabel="Search residences"
      searchIn="Name, city or manager"
      controls={
        <SegmentedControl
          aria-label="Status"
          data={STATUSES}
          value={list.filters.status}
          onChange={(status) => list.filter({ status })}
        />
      }
    >
      <ResidenceTable rows={list.data.items} />
    </FilteredList>
  );
}
