import { Stack, Text, Title } from '@mantine/core';
import { TextLink } from './TextLink.tsx';

/** Says that there is nothing here, and where to go on. */
export function NotFoundNotice() {
  return (
    <Stack align="center" gap="xs">
      <Title order={1}>Not found</Title>
      <Text c="dimmed">There is nothing at this address.</Text>
      <TextLink href="/">To the overview</TextLink>
    </Stack>
  );
}
