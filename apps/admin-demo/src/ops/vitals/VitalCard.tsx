import { Badge, Group, Paper, ProgressRoot, ProgressSection, Text } from '@mantine/core';
import { RATINGS } from '@throughline/conventions/rate';
import { VITALS } from '@throughline/conventions/vitals';
import { countOf } from '../countOf.ts';
import { formatVital } from '../dashboard/formatVital.ts';
import { RATING_COLORS, RATING_LABELS } from '../dashboard/ratingColor.ts';
import type { VitalSummary } from '../dashboard/vitalSummary.ts';
import { RatingIcon } from './RatingIcon.tsx';

const TITLES = {
  LCP: 'Largest Contentful Paint',
  INP: 'Interaction to Next Paint',
  CLS: 'Cumulative Layout Shift',
  FCP: 'First Contentful Paint',
  TTFB: 'Time To First Byte',
} as const;

/** A web vital: its 75th percentile, its rating, and how many page views were good, so-so and poor. */
export function VitalCard({ vital }: { vital: VitalSummary }) {
  const { name, p75, rating, shares, count } = vital;
  const { good } = VITALS[name];
  return (
    <Paper p="sm" component="section" aria-label={TITLES[name]} data-testid={`vital-${name}`}>
      <Group justify="space-between" gap={4}>
        <Text fw={600} size="sm" component="abbr" title={TITLES[name]} td="none">
          {name}
        </Text>
        {rating === undefined ? null : (
          <Badge
            size="sm"
            radius="sm"
            variant="default"
            c={`var(--rating-${rating})`}
            tt="none"
            miw="max-content"
            leftSection={<RatingIcon rating={rating} />}
          >
            {RATING_LABELS[rating]}
          </Badge>
        )}
      </Group>
      <Text fz={26} fw={600} lh={1.3} data-testid="p75">
        {p75 === undefined ? '–' : formatVital(name, p75)}
      </Text>
      <Text size="xs" c="dimmed" mb={6}>
        p75 · good up to {formatVital(name, good)}
      </Text>
      <ProgressRoot size={8} aria-hidden>
        {RATINGS.map((one) => (
          <ProgressSection key={one} value={shares[one] * 100} color={RATING_COLORS[one]} />
        ))}
      </ProgressRoot>
      <Text size="xs" mt={6}>
        {count > 0
          ? RATINGS.filter((one) => shares[one] > 0)
              .map((one) => `${percent(shares[one])} ${RATING_LABELS[one]}`)
              .join(' · ')
          : 'no reports yet'}
      </Text>
      <Text size="xs" c="dimmed">
        {countOf(count, 'page view')}
      </Text>
    </Paper>
  );
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
