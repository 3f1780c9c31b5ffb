import {
  Table,
  TableScrollContainer,
  TableTbody,
  TableTd,
  TableTh,
  TableThead,
  TableTr,
} from '@mantine/core';
import { EmptyRow } from '../ui/EmptyRow.tsx';
import { formatDuration } from './dashboard/formatDuration.ts';
import type { RequestRow } from './dashboard/tables.ts';

/** What {@link RequestTable} needs. */
export interface RequestTableProps {
  readonly rows: readonly RequestRow[];
  /** The panel's own host name, which needn't be repeated in each row. */
  readonly ownHost: string;
}

/** Requests that pages make, the slowest first. */
export function RequestTable({ rows, ownHost }: RequestTableProps) {
  return (
    <TableScrollContainer minWidth={480} type="native">
      <Table horizontalSpacing="xs">
        <TableThead>
          <TableTr>
            <TableTh>Request</TableTh>
            <TableTh ta="right">Calls</TableTh>
            <TableTh ta="right">p75</TableTh>
            <TableTh ta="right">p95</TableTh>
            <TableTh ta="right">Failed</TableTh>
          </TableTr>
        </TableThead>
        <TableTbody>
          {rows.map((row) => (
            <TableTr key={`${row.method} ${row.target}`}>
              <TableTd ff="monospace" style={{ overflowWrap: 'anywhere' }}>
                {row.method}{' '}
                {row.target.startsWith(`${ownHost}/`) ? row.target.slice(ownHost.length) : row.target}
              </TableTd>
              <TableTd ta="right">{Math.round(row.count)}</TableTd>
              <TableTd ta="right" style={{ whiteSpace: 'nowrap' }}>
                {seconds(row.p75)}
              </TableTd>
              <TableTd ta="right" style={{ whiteSpace: 'nowrap' }}>
                {seconds(row.p95)}
              </TableTd>
              <TableTd ta="right" style={{ whiteSpace: 'nowrap' }}>
                {Math.round(row.failed * 100)} %
              </TableTd>
            </TableTr>
          ))}
          {rows.length === 0 ? <EmptyRow columns={5}>Nothing yet.</EmptyRow> : null}
        </TableTbody>
      </Table>
    </TableScrollContainer>
  );
}

function seconds(value: number | undefined): string {
  return value === undefined ? '–' : formatDuration(value * 1000);
}
