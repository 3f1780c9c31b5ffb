'use client';

import { Group, Pagination, Text } from '@mantine/core';
import type { Page } from '../../http/page.ts';

/** Where in the list one is, and the way to the other pages. */
export function ListPagination({ data, onPage }: { data: Page<unknown>; onPage: (page: number) => void }) {
  const { total, page, page_size } = data;
  const first = total === 0 ? 0 : (page - 1) * page_size + 1;
  return (
    <Group justify="space-between" mt="sm" gap="xs">
      <Text size="sm" c="dimmed" aria-live="polite">
        {first}–{Math.min(page * page_size, total)} of {total}
      </Text>
      <Pagination
        size="sm"
        total={Math.max(1, Math.ceil(total / page_size))}
        value={page}
        onChange={onPage}
        getControlProps={(control) => ({ 'aria-label': `${control} page` })}
        getItemProps={(item) => ({ 'aria-label': `Page ${item}` })}
      />
    </Group>
  );
}
