'use client';

import { Table } from '@mantine/core';
import { EmptyRow } from '../ui/EmptyRow.tsx';
import { formatDate } from '../ui/formatDate.ts';
import { TextLink } from '../ui/TextLink.tsx';
import type { DocumentRow } from './listDocuments.ts';

const COLUMNS = ['Document', 'Kind', 'Residence', 'Issued', 'Expires', 'Pages'] as const;

/** Documents as rows; each title leads to its page. */
export function DocumentTable({ rows }: { rows: readonly DocumentRow[] }) {
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
                <TextLink href={`/documents/${row.id}`} fw={500}>
                  {row.title}
                </TextLink>
              </Table.Td>
              <Table.Td>{row.kind}</Table.Td>
              <Table.Td>{row.residence}</Table.Td>
              <Table.Td>{formatDate(row.issued_on)}</Table.Td>
              <Table.Td>{row.expires_on === null ? '–' : formatDate(row.expires_on)}</Table.Td>
              <Table.Td>{row.pages}</Table.Td>
            </Table.Tr>
          ))}
          {rows.length === 0 ? <EmptyRow columns={COLUMNS.length}>No document matches.</EmptyRow> : null}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
