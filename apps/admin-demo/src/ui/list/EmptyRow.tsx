'use client';

import { Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** Says in a table that there is nothing to show, and why. */
export function EmptyRow({ columns, children }: { columns: number; children: ReactNode }) {
  return (
    <Table.Tr>
      <Table.Td colSpan={columns}>
        <Text size="sm" c="dimmed" ta="center" py="md">
          {children}
        </Text>
      </Table.Td>
    </Table.Tr>
  );
}
