'use client';

import { Table } from '@mantine/core';
import { EmptyRow } from '../ui/EmptyRow.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { TextLink } from '../ui/TextLink.tsx';
import type { ResidenceRow } from './listResidences.ts';

const COLUMNS = ['Residence', 'City', 'Status', 'Manager', 'Residents', 'Open tasks'] as const;

/** Residences as rows; each name leads to its page. */
export function ResidenceTable({ rows }: { rows: readonly ResidenceRow[] }) {
  return (
    <Table.ScrollContainer minWidth={640} type="native">
      <Table highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            {COLUMNS.map((column) => (
              <Table.Th key={column}>{column}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.id}>
              <Table.Td>
                <TextLink href={`/residences/${row.id}`} fw={500}>
                  {row.name}
                </TextLink>
              </Table.Td>
              <Table.Td>{row.city}</Table.Td>
              <Table.Td>
                <StatusBadge value={row.status} />
              </Table.Td>
              <Table.Td>{row.manager}</Table.Td>
              <Table.Td>
                {row.residents} of {row.capacity}
              </Table.Td>
              <Table.Td>{row.open_tasks}</Table.Td>
            </Table.Tr>
          ))}
          {rows.length === 0 ? <EmptyRow columns={COLUMNS.length}>No residence matches.</EmptyRow> : null}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
