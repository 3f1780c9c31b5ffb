import type { Rating } from '@throughline/conventions/rate';

/** Colours of the three ratings, of Mantine's palette. */
export const RATING_COLORS: Readonly<Record<Rating, string>> = {
  good: 'teal.7',
  'needs-improvement': 'yellow.6',
  poor: 'red.7',
};

/** The ratings as people read them. */
export const RATING_LABELS: Readonly<Record<Rating, string>> = {
  good: 'good',
  'needs-improvement': 'needs improvement',
  poor: 'poor',
};
