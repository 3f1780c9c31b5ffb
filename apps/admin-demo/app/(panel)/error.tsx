'use client';

import { Alert, Button, Stack, Text } from '@mantine/core';
import { useEffect } from 'react';

export default function PanelError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  useEffect(() => reportError(error), [error]);
  return (
    <Alert color="red" title="This page could not be shown" role="alert">
      <Stack gap="sm" align="flex-start">
        <Text size="sm">
          Something went wrong on our side{error.digest === undefined ? '' : ` (reference ${error.digest})`}.
        </Text>
        <Button size="compact-sm" color="red" onClick={reset}>
          Try again
        </Button>
      </Stack>
    </Alert>
  );
}
