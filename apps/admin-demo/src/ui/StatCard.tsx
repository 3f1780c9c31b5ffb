import { Paper, Text } from '@mantine/core';

/** One number with its name. */
export function StatCard({ label, value, hint }: { label: string; value: number | string; hint?: string }) {
  return (
    <Paper p="sm">
      <Text size="xs" c="dimmed" tt="uppercase" fw={600} lts="0.03em">
        {label}
      </Text>
      <Text fz={26} fw={600} lh={1.3}>
        {value}
      </Text>
      {hint === undefined ? null : (
        <Text size="xs" c="dimmed">
          {hint}
        </Text>
      )}
    </Paper>
  );
}
