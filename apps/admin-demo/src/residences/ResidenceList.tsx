'use client';

import { Group, SegmentedControl, Stack } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import type { Page } from '../http/page.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { ListFrame } from '../ui/ListFrame.tsx';
import { ListPagination } from '../ui/ListPagination.tsx';
import { SearchBox } from '../ui/SearchBox.tsx';
import { SEARCH_DELAY_MS } from '../ui/searchDelay.ts';
import { useRemotePage } from '../ui/useRemotePage.ts';
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
  const { data, loading, error, load } = useRemotePage<ResidenceRow>('/api/residences', initial);
  const [search, setSearch] = useState('');
  const [status, setStatus] = useState('');
  const searchLater = useDebouncedCallback(
    (text: string) => void load({ search: text, status }),
    SEARCH_DELAY_MS,
  );
  return (
    <Stack gap="sm">
      <Group gap="sm" role="search">
        <SearchBox
          label="Search residences"
          placeholder="Name, city or manager"
          value={search}
          onChange={(text) => {
            setSearch(text);
            searchLater(text);
          }}
        />
        <SegmentedControl
          size="sm"
          aria-label="Status"
          data={STATUSES}
          value={status}
          onChange={(value) => {
            setStatus(value);
            void load({ search, status: value });
          }}
        />
      </Group>
      <ErrorNotice error={error} />
      <ListFrame rows={data.page_size} loading={loading}>
        <ResidenceTable rows={data.items} />
      </ListFrame>
      <ListPagination data={data} onPage={(page) => void load({ search, status, page: String(page) })} />
    </Stack>
  );
}
