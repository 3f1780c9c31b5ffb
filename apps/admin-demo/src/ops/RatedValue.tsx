import { Text } from '@mantine/core';
import { rate, type VitalName } from '@throughline/conventions/vitals';
import { formatVital } from './dashboard/formatVital.ts';
import { RATING_LABELS } from './dashboard/ratingColor.ts';

const TEXT_COLORS = {
  good: 'var(--mantine-color-teal-text)',
  'needs-improvement': 'var(--mantine-color-yellow-text)',
  poor: 'var(--mantine-color-red-text)',
} as const;

/** A vital's value in the colour of its rating; the rating's name is there for screen readers. */
export function RatedValue({ name, value }: { name: VitalName; value: number | undefined }) {
  if (value === undefined) {
    return (
      <Text component="span" size="sm" c="dimmed">
        –
      </Text>
    );
  }
  const rating = rate(name, value);
  return (
    <Text
      component="span"
      size="sm"
      fw={500}
      c={TEXT_COLORS[rating]}
      title={RATING_LABELS[rating]}
      style={{ whiteSpace: 'nowrap' }}
    >
      {formatVital(name, value)}
      <span className="visually-hidden"> {RATING_LABELS[rating]}</span>
    </Text>
  );
}
