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
import type { RouteRow } from './dashboard/tables.ts';
import { RatedValue } from './RatedValue.tsx';

/** Routes with their p75s, the slowest first. */
export function RouteTable({ rows }: { rows: readonly RouteRow[] }) {
  return (
    <TableScrollContainer minWidth={400} type="native">
      <Table horizontalSpacing="xs">
        <TableThead>
          <TableTr>
            <TableTh>Route</TableTh>
            <TableTh ta="right">Views</TableTh>
            <TableTh ta="right">LCP</TableTh>
            <TableTh ta="right">INP</TableTh>
            <TableTh ta="right">CLS</TableTh>
            <TableTh ta="right">Errors</TableTh>
          </TableTr>
        </TableThead>
        <TableTbody>
          {rows.map((row) => (
            <TableTr key={row.route}>
              <TableTd ff="monospace" style={{ whiteSpace: 'nowrap' }}>
                {row.route}
              </TableTd>
              <TableTd ta="right">{Math.round(row.views)}</TableTd>
              <TableTd ta="right">
                <RatedValue name="LCP" value={row.LCP} />
              </TableTd>
              <TableTd ta="right">
                <RatedValue name="INP" value={row.INP} />
              </TableTd>
              <TableTd ta="right">
                <RatedValue name="CLS" value={row.CLS} />
              </TableTd>
              <TableTd ta="right">{Math.round(row.errors)}</TableTd>
            </TableTr>
          ))}
          {rows.length === 0 ? <EmptyRow columns={6}>Nothing yet.</EmptyRow> : null}
        </TableTbody>
      </Table>
    </TableScrollContainer>
  );
}
