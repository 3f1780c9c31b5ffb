import { Paper, Table, TableTbody, TableTd, TableTh, TableThead, TableTr, Title } from '@mantine/core';
import type { Selectable } from 'kysely';
import type { ResidentTable } from '../database/schema.ts';

/** Who lives in a residence. */
export function ResidentList({ residents }: { residents: readonly Selectable<ResidentTable>[] }) {
  return (
    <Paper p="md">
      <Title order={2} mb="xs">
        Residents
      </Title>
      <Table>
        <TableThead>
          <TableTr>
            <TableTh>Room</TableTh>
            <TableTh>Name</TableTh>
            <TableTh>Care level</TableTh>
          </TableTr>
        </TableThead>
        <TableTbody>
          {residents.map((resident) => (
            <TableTr key={resident.id}>
              <TableTd>{resident.room}</TableTd>
              <TableTd>{resident.name}</TableTd>
              <TableTd>{resident.care_level} of 5</TableTd>
            </TableTr>
          ))}
        </TableTbody>
      </Table>
    </Paper>
  );
}
