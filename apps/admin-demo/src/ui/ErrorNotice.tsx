'use client';

import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';

/** One sentence about what went wrong, read out by screen readers; nothing where there is no error. */
export function ErrorNotice({ error }: { error: string | undefined }) {
  if (error === undefined) return null;
  return (
    <Alert
      color="red"
      variant="light"
      icon={<IconAlertTriangle size={18} aria-hidden />}
      py="xs"
      role="alert"
    >
      {error}
    </Alert>
  );
}
