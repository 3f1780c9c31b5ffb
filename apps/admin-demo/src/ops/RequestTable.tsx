import { type Column, DataTable } from '../ui/list/DataTable.tsx';
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
  const columns: readonly Column<RequestRow>[] = [
    {
      title: 'Request',
      isMonospace: true,
      wraps: true,
      cell: ({ method, target }) =>
        `${method} ${target.startsWith(`${ownHost}/`) ? target.slice(ownHost.length) : target}`,
    },
    { title: 'Calls', isNumber: true, cell: (row) => Math.round(row.count) },
    { title: 'p75', isNumber: true, cell: (row) => seconds(row.p75) },
    { title: 'p95', isNumber: true, cell: (row) => seconds(row.p95) },
    { title: 'Failed', isNumber: true, cell: (row) => `${Math.round(row.failed * 100)} %` },
  ];
  return (
    <DataTable
      columns={columns}
      rows={rows}
      keyOf={({ method, target }) => `${method} ${target}`}
      empty="Nothing yet."
      minWidth={480}
    />
  );
}

function seconds(value: number | undefined): string {
  return value === undefined ? '–' : formatDuration(value * 1000);
}
