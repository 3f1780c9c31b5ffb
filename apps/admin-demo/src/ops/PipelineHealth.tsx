import { Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { Count, Dashboard } from './dashboard/loadDashboard.ts';

const PARTS = [
  { key: 'batches', title: 'Posts', empty: 'none' },
  { key: 'spans', title: 'Spans', empty: 'none' },
  { key: 'forwarded', title: 'Forwarded', empty: 'none' },
  { key: 'outbox', title: 'Outbox, bytes waiting', empty: 'no outbox' },
  { key: 'scrubbed', title: 'Scrubbed values', empty: 'nothing to scrub' },
  { key: 'clientDropped', title: 'Dropped by pages', empty: 'nothing dropped' },
] as const;

/** The pipeline about itself, over the chosen range. */
export function PipelineHealth({ pipeline }: { pipeline: Dashboard['pipeline'] }) {
  return (
    <Paper p="md" mt="md">
      <Title order={2}>Pipeline</Title>
      <Text size="xs" c="dimmed" mb="sm">
        What the measuring itself did in this range.
      </Text>
      <SimpleGrid cols={{ base: 1, xs: 2, lg: 3 }} spacing="lg">
        {PARTS.map(({ key, title, empty }) => (
          <Stack key={key} gap={2}>
            <Text size="xs" c="dimmed" tt="uppercase" fw={600} lts="0.03em">
              {title}
            </Text>
            <Counts counts={pipeline[key]} empty={empty} />
          </Stack>
        ))}
      </SimpleGrid>
    </Paper>
  );
}

function Counts({ counts, empty }: { counts: readonly Count[]; empty: string }) {
  if (counts.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {empty}
      </Text>
    );
  }
  return counts.map(({ name, value }) => (
    <Group key={name} justify="space-between" gap="xs" wrap="nowrap">
      <Text size="sm">{name}</Text>
      <Text size="sm" fw={500}>
        {Math.round(value).toLocaleString('en')}
      </Text>
    </Group>
  ));
}
