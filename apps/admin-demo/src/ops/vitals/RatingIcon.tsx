import { IconAlertOctagonFilled, IconAlertTriangleFilled, IconCircleCheck } from '@tabler/icons-react';
import type { Rating } from '@throughline/conventions/rate';

const ICONS = {
  good: IconCircleCheck,
  'needs-improvement': IconAlertTriangleFilled,
  poor: IconAlertOctagonFilled,
} as const;

/** px. */
const SIZE = 13;

/** A shape for each rating, for those who can't tell the colours apart (WCAG 2.2, 1.4.1). */
export function RatingIcon({ rating }: { rating: Rating }) {
  const Icon = ICONS[rating];
  return <Icon size={SIZE} aria-hidden style={{ flex: 'none', verticalAlign: '-2px' }} />;
}
