import { Anchor, Center, Stack, Text, Title } from '@mantine/core';
import Link from 'next/link';

export default function NotFound() {
  return (
    <Center component="main" mih="60dvh" p="md">
      <Stack align="center" gap="xs">
        <Title order={1}>Not found</Title>
        <Text c="dimmed">There is nothing at this address.</Text>
        <Anchor component={Link} prefetch={false} href="/">
          To the overview
        </Anchor>
      </Stack>
    </Center>
  );
}
