import {
  Table,
  TableScrollContainer,
  TableTbody,
  TableTd,
  TableTh,
  TableThead,
  TableTr,
} from '@mantine/core';
import type { ReactNode } from 'react';
import { EmptyRow } from './EmptyRow.tsx';

/** A column of a {@link DataTable}. */
export interface Column<Row> {
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** Numbers stand to the right, under each other. */
  readonly isNumber?: boolean;
  readonly isMonospace?: boolean;
  /** Its text may break into lines; numbers, dates and names of a word don't. */
  readonly wraps?: boolean;
  /** Narrower screens than this have no room for it. */
  readonly visibleFrom?: 'sm' | 'lg' | 'xl';
}

/** What {@link DataTable} needs. */
export interface DataTableProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string | number;
  /** What stands there when there are no rows. */
  readonly empty: string;
  /** It scrolls sideways where it has less room, px. */
  readonly minWidth?: number;
}

/** Rows under the titles of their columns, on the server and in the browser. */
export function DataTable<Row>({ columns, rows, keyOf, empty, minWidth = 0 }: DataTableProps<Row>) {
  return (
    <TableScrollContainer minWidth={minWidth} type="native">
      <Table highlightOnHover horizontalSpacing="xs">
        <TableThead>
          <TableTr>
            {columns.map((column) => (
              <TableTh key={column.title} style={{ whiteSpace: 'nowrap' }} {...placeOf(column)}>
                {column.title}
              </TableTh>
            ))}
          </TableTr>
        </TableThead>
        <TableTbody>
          {rows.map((row) => (
            <TableTr key={keyOf(row)}>
              {columns.map((column) => (
                <TableTd key={column.title} {...lookOf(column)} {...placeOf(column)}>
                  {column.cell(row)}
                </TableTd>
              ))}
            </TableTr>
          ))}
          {rows.length === 0 ? <EmptyRow columns={columns.length}>{empty}</EmptyRow> : null}
        </TableTbody>
      </Table>
    </TableScrollContainer>
  );
}

/** What a title and the cells under it have in common. */
function placeOf({ isNumber = false, visibleFrom }: Column<never>) {
  return { ...(isNumber && { ta: 'right' as const }), ...(visibleFrom && { visibleFrom }) };
}

function lookOf({ isMonospace = false, wraps = false }: Column<never>) {
  // `anywhere` would let a narrow table break every word; here what doesn't fit scrolls
  const style = wraps
    ? ({ overflowWrap: 'break-word', hyphens: 'auto' } as const)
    : { whiteSpace: 'nowrap' as const };
  return { ...(isMonospace && { ff: 'monospace' }), style };
}
