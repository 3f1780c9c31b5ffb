import { Alert, Text } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import type { StoreProblem } from './stores/storeResult.ts';

const TITLES = { metrics: 'No metrics', traces: 'No traces' } as const;

/** Says which store doesn't answer, and what to do. */
export function StoreNotice({ problem }: { problem: StoreProblem }) {
  return (
    <Alert
      color="orange"
      variant="light"
      title={TITLES[problem.store]}
      icon={<IconPlugConnectedX aria-hidden />}
      mb="md"
      role="alert"
    >
      <Text size="sm">{problem.message}</Text>
      <Text size="sm">{problem.fix}</Text>
    </Alert>
  );
}
