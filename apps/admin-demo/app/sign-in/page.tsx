import { Center, Paper, Stack, Text, Title } from '@mantine/core';
import type { Metadata } from 'next';
import { SignInForm } from '../../src/auth/SignInForm.tsx';

export const metadata: Metadata = { title: 'Sign in' };

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{ next?: string | string[] }>;
}) {
  const { next } = await searchParams;
  return (
    <Center component="main" mih="100dvh" p="md">
      <Paper p="xl" w="100%" maw={380} shadow="sm">
        <Stack gap="lg">
          <div>
            <Title order={1}>Home care</Title>
            <Text size="sm" c="dimmed">
              Sign in as administrator.
            </Text>
          </div>
          <SignInForm next={typeof next === 'string' ? next : '/'} />
        </Stack>
      </Paper>
    </Center>
  );
}
