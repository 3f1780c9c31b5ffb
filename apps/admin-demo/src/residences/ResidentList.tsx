import { Paper, Title } from '@mantine/core';
import type { Selectable } from 'kysely';
import type { ResidentTable } from '../database/schema.ts';
import { type Column, DataTable } from '../ui/list/DataTable.tsx';

const COLUMNS: readonly Column<Selectable<ResidentTable>>[] = [
  { title: 'Room', cell: (resident) => resident.room },
  { title: 'Name', wraps: true, cell: (resident) => resident.name },
  { title: 'Care level', cell: (resident) => `${resident.care_level} of 5` },
];

/** Who lives in a residence. */
export function ResidentList({ residents }: { residents: readonly Selectable<ResidentTable>[] }) {
  return (
    <Paper p="md">
      <Title order={2} mb="xs">
        Residents
      </Title>
      <DataTable columns={COLUMNS} rows={residents} keyOf={({ id }) => id} empty="Nobody lives here." />
    </Paper>
  );
}
