import { type Column, DataTable } from '../ui/list/DataTable.tsx';
import type { RouteRow } from './dashboard/tables.ts';
import { vitalColumn } from './vitals/vitalColumn.tsx';

const COLUMNS: readonly Column<RouteRow>[] = [
  { title: 'Route', isMonospace: true, cell: (row) => row.route },
  { title: 'Views', isNumber: true, cell: (row) => Math.round(row.views) },
  vitalColumn('LCP', (row) => row.LCP),
  vitalColumn('INP', (row) => row.INP),
  vitalColumn('CLS', (row) => row.CLS),
  { title: 'Errors', isNumber: true, cell: (row) => Math.round(row.errors) },
];

/** Routes with their p75s, the slowest first. */
export function RouteTable({ rows }: { rows: readonly RouteRow[] }) {
  return (
    <DataTable
      columns={COLUMNS}
      rows={rows}
      keyOf={({ route }) => route}
      empty="Nothing yet."
      minWidth={400}
    />
  );
}
