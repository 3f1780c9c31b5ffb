'use client';

import { Group, NativeSelect, Stack } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { DOCUMENT_KINDS } from '../database/schema.ts';
import type { Page } from '../http/page.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { ListFrame } from '../ui/ListFrame.tsx';
import { ListPagination } from '../ui/ListPagination.tsx';
import { SearchBox } from '../ui/SearchBox.tsx';
import { SEARCH_DELAY_MS } from '../ui/searchDelay.ts';
import { useRemotePage } from '../ui/useRemotePage.ts';
import { DocumentTable } from './DocumentTable.tsx';
import type { DocumentRow } from './listDocuments.ts';

const KINDS = [
  { value: '', label: 'All kinds' },
  ...DOCUMENT_KINDS.map((kind) => ({ value: kind, label: kind })),
];

/** Search, filter and pages over the documents; the first page came with the document. */
export function DocumentList({ initial }: { initial: Page<DocumentRow> }) {
  const { data, loading, error, load } = useRemotePage<DocumentRow>('/api/documents', initial);
  const [filters, setFilters] = useState({ search: '', kind: '' });
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
          label="Search documents"
          placeholder="Title or residence"
          value={filters.search}
          onChange={(search) => filter({ search })}
        />
        <NativeSelect
          aria-label="Kind"
          data={KINDS}
          value={filters.kind}
          onChange={(event) => filter({ kind: event.currentTarget.value })}
        />
      </Group>
      <ErrorNotice error={error} />
      <ListFrame rows={data.page_size} loading={loading}>
        <DocumentTable rows={data.items} />
      </ListFrame>
      <ListPagination data={data} onPage={(page) => void load({ ...filters, page: String(page) })} />
    </Stack>
  );
}
