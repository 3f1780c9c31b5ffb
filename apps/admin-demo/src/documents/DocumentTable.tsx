'use client';

import { formatDate } from '../ui/formatDate.ts';
import { type Column, DataTable } from '../ui/list/DataTable.tsx';
import { TextLink } from '../ui/TextLink.tsx';
import type { DocumentRow } from './listDocuments.ts';

const COLUMNS: readonly Column<DocumentRow>[] = [
  {
    title: 'Document',
    wraps: true,
    cell: (row) => (
      <TextLink href={`/documents/${row.id}`} fw={500}>
        {row.title}
      </TextLink>
    ),
  },
  { title: 'Kind', cell: (row) => row.kind },
  { title: 'Residence', cell: (row) => row.residence },
  { title: 'Issued', cell: (row) => formatDate(row.issued_on) },
  { title: 'Expires', cell: (row) => (row.expires_on === null ? '–' : formatDate(row.expires_on)) },
  { title: 'Pages', isNumber: true, cell: (row) => row.pages },
];

/** Documents as rows; each title leads to its page. */
export function DocumentTable({ rows }: { rows: readonly DocumentRow[] }) {
  return (
    <DataTable
      columns={COLUMNS}
      rows={rows}
      keyOf={({ id }) => id}
      empty="No document matches."
      minWidth={640}
    />
  );
}
