'use client';

import { Button, Group, Switch } from '@mantine/core';
import { useInterval } from '@mantine/hooks';
import { IconRefresh } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';

/** Metrics arrive every 15 s at the soonest; this is often enough not to wait for long, ms. */
const REFRESH_MS = 10_000;

/** Asks the server for the page again: at a press, or every 10 s while switched on and visible. */
export function AutoRefresh() {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const refresh = () => startTransition(() => router.refresh());
  const interval = useInterval(() => {
    if (document.visibilityState === 'visible') refresh();
  }, REFRESH_MS);
  return (
    <Group gap="xs">
      <Button
        size="xs"
        variant="default"
        onClick={refresh}
        loading={pending}
        leftSection={<IconRefresh size={14} aria-hidden />}
      >
        Refresh
      </Button>
      <Switch
        size="xs"
        label="every 10 s"
        checked={interval.active}
        onChange={interval.toggle}
        aria-label="Refresh every 10 seconds"
      />
    </Group>
  );
}
