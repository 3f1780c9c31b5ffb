'use client';

import { type Column, DataTable } from '../ui/list/DataTable.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { TextLink } from '../ui/TextLink.tsx';
import type { ResidenceRow } from './listResidences.ts';

const COLUMNS: readonly Column<ResidenceRow>[] = [
  {
    title: 'Residence',
    cell: (row) => (
      <TextLink href={`/residences/${row.id}`} fw={500}>
        {row.name}
      </TextLink>
    ),
  },
  { title: 'City', cell: (row) => row.city },
  { title: 'Status', cell: (row) => <StatusBadge value={row.status} /> },
  { title: 'Manager', cell: (row) => row.manager },
  { title: 'Residents', isNumber: true, cell: (row) => `${row.residents} of ${row.capacity}` },
  { title: 'Open tasks', isNumber: true, cell: (row) => row.open_tasks },
];

/** Residences as rows; each name leads to its page. */
export function ResidenceTable({ rows }: { rows: readonly ResidenceRow[] }) {
  return (
    <DataTable
      columns={COLUMNS}
      rows={rows}
      keyOf={({ id }) => id}
      empty="No residence matches."
      minWidth={640}
    />
  );
}
