'use client';

import { Button } from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';

/** Posts to the sign-out action. */
export function SignOutButton({ action }: { action: () => Promise<void> }) {
  return (
    <form action={action}>
      <Button
        type="submit"
        variant="subtle"
        color="gray"
        size="compact-sm"
        leftSection={<IconLogout size={16} aria-hidden />}
      >
        Sign out
      </Button>
    </form>
  );
}
