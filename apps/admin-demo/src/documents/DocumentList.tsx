'use client';

import { NativeSelect } from '@mantine/core';
import { DOCUMENT_KINDS } from '../database/schema.ts';
import type { Page } from '../http/page.ts';
import { FilteredList } from '../ui/list/FilteredList.tsx';
import { useFilteredList } from '../ui/list/useFilteredList.ts';
import { DocumentTable } from './DocumentTable.tsx';
import type { DocumentRow } from './listDocuments.ts';

const KINDS = [
  { value: '', label: 'All kinds' },
  ...DOCUMENT_KINDS.map((kind) => ({ value: kind, label: kind })),
];

/** Search, filter and pages over the documents; the first page came with the document. */
export function DocumentList({ initial }: { initial: Page<DocumentRow> }) {
  const list = useFilteredList('/api/documents', initial, { search: '', kind: '' });
  return (
    <FilteredList
      list={list}
      searchLabel="Search documents"
      searchIn="Title or residence"
      controls={
        <NativeSelect
          aria-label="Kind"
          data={KINDS}
          value={list.filters.kind}
          onChange={(event) => list.filter({ kind: event.currentTarget.value })}
        />
      }
    >
      <DocumentTable rows={list.data.items} />
    </FilteredList>
  );
}
