import { Badge, type MantineColor } from '@mantine/core';

const COLORS: Readonly<Record<string, MantineColor>> = {
  open: 'cyan',
  done: 'gray',
  full: 'grape',
  paused: 'yellow',
  high: 'red',
  normal: 'gray',
  low: 'gray',
};

/** A state or a priority in its colour; the word is always there for those who don't see it. */
export function StatusBadge({ value }: { value: string }) {
  return (
    <Badge
      variant="light"
      size="sm"
      radius="sm"
      color={COLORS[value] ?? 'gray'}
      // A palette's own text on its own light background is too faint to read, yellow above all.
      c="var(--mantine-color-text)"
      tt="none"
      miw="max-content"
    >
      {value}
    </Badge>
  );
}
