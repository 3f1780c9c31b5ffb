import type { VitalName } from '@throughline/conventions/vitalNames';
import type { Column } from '../../ui/list/DataTable.tsx';
import { RatedValue } from './RatedValue.tsx';

/** A column of a vital's values, coloured by their rating. */
export function vitalColumn<Row>(name: VitalName, read: (row: Row) => number | undefined): Column<Row> {
  return { title: name, isNumber: true, cell: (row) => <RatedValue name={name} value={read(row)} /> };
}
