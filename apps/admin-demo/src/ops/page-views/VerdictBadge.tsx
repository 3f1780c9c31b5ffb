import { Badge } from '@mantine/core';
import { RATING_LABELS } from '../dashboard/ratingColor.ts';
import { RatingIcon } from '../vitals/RatingIcon.tsx';
import type { PageView } from './pageViews.ts';
import { verdictOf } from './verdict.ts';

/** How a page view went, in a word: its worst rating and what had it, or that it had errors. */
export function VerdictBadge({ view }: { view: PageView }) {
  const verdict = verdictOf(view);
  const hasErrors = view.errors > 0;
  if (verdict === undefined && !hasErrors) return null;
  const isGood = verdict === undefined || verdict.rating === 'good';
  const rating = isGood ? (hasErrors ? 'poor' : 'good') : verdict.rating;
  const label = isGood ? (hasErrors ? 'errors' : 'good') : RATING_LABELS[rating];
  return (
    <Badge
      size="sm"
      radius="sm"
      variant="default"
      tt="none"
      miw="max-content"
      c={`var(--rating-${rating})`}
      leftSection={<RatingIcon rating={rating} />}
    >
      {[...(verdict?.vitals ?? []), label].join(' ')}
    </Badge>
  );
}
