import { Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** Heading of a page: its name, one line about it, and what can be done with it. */
export function PageHeading({
  title,
  about,
  children,
}: {
  title: string;
  about?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <Group justify="space-between" align="flex-end" gap="sm" mb="md">
      <div>
        <Title order={1}>{title}</Title>
        {about === undefined ? null : (
          <Text size="sm" c="dimmed">
            {about}
          </Text>
        )}
      </div>
      {children}
    </Group>
  );
}
