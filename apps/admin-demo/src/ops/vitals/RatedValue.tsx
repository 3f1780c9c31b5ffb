import { Text } from '@mantine/core';
import { rate } from '@throughline/conventions/rate';
import type { VitalName } from '@throughline/conventions/vitalNames';
import { formatVital } from '../dashboard/formatVital.ts';
import { RATING_LABELS } from '../dashboard/ratingColor.ts';
import { RatingIcon } from './RatingIcon.tsx';

/** A vital's value in the colour of its rating, with a mark unless it is good; the rating's name is for screen readers. */
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
      c={`var(--rating-${rating})`}
      title={RATING_LABELS[rating]}
      style={{ whiteSpace: 'nowrap' }}
      // What is visually hidden inside stays inside when a table scrolls.
      pos="relative"
    >
      {rating === 'good' ? null : <RatingIcon rating={rating} />} {formatVital(name, value)}
      <span className="visually-hidden"> {RATING_LABELS[rating]}</span>
    </Text>
  );
}
