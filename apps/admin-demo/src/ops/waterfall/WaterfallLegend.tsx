import { ColorSwatch, Group, Text } from '@mantine/core';
import type { WaterfallRow } from './buildWaterfall.ts';

/** What the colours mean, for the kinds of span that this trace has. */
export function WaterfallLegend({ rows }: { rows: readonly WaterfallRow[] }) {
  const categories = new Map(rows.map(({ category }) => [category.name, category]));
  return (
    <Group gap="md" mb="xs">
      {[...categories.values()].map(({ name, color }) => (
        <Group key={name} gap={6}>
          <ColorSwatch
            size={10}
            radius={2}
            withShadow={false}
            color={`var(--mantine-color-${color}-6)`}
            aria-hidden
          />
          <Text size="xs">{name}</Text>
        </Group>
      ))}
    </Group>
  );
}
