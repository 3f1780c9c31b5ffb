import { Center, Stack, Text, Title } from '@mantine/core';
import { TextLink } from '../src/ui/TextLink.tsx';

export default function NotFound() {
  return (
    <Center component="main" mih="60dvh" p="md">
      <Stack align="center" gap="xs">
        <Title order={1}>Not found</Title>
        <Text c="dimmed">There is nothing at this address.</Text>
        <TextLink href="/">To the overview</TextLink>
      </Stack>
    </Center>
  );
}
