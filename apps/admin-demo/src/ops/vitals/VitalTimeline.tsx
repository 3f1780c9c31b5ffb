'use client';

import { LineChart } from '@mantine/charts';
import { Center, Group, Paper, SegmentedControl, Text, Title } from '@mantine/core';
import { VITAL_NAMES, type VitalName } from '@throughline/conventions/vitalNames';
import { VITALS } from '@throughline/conventions/vitals';
import { useState } from 'react';
import { formatVital } from '../dashboard/formatVital.ts';
import type { Dashboard } from '../dashboard/loadDashboard.ts';
import { RATING_COLORS } from '../dashboard/ratingColor.ts';
import type { TimelinePoint } from '../dashboard/timeline.ts';
import { axisTicks } from './axisTicks.ts';
import { timeTicks } from './timeTicks.ts';

/** What {@link VitalTimeline} needs. */
export interface VitalTimelineProps {
  readonly timelines: Dashboard['timelines'];
}

/** px. */
const CHART_HEIGHT = 240;

/** Axes longer than this name days, ms. */
const A_DAY_MS = 24 * 60 * 60 * 1000;

/** Room above the highest value. */
const HEADROOM = 1.1;

/** p75 of a vital over time, with its two thresholds. */
export function VitalTimeline({ timelines }: VitalTimelineProps) {
  const [name, setName] = useState<VitalName>('LCP');
  const points = timelines[name];
  const isEmpty = points.every(({ p75 }) => p75 === null);
  return (
    <Paper p="md">
      <Group justify="space-between" mb="sm" gap="xs">
        <Title order={2}>p75 over time</Title>
        <SegmentedControl
          size="xs"
          aria-label="Web vital"
          data={[...VITAL_NAMES]}
          value={name}
          onChange={(value) => setName(value as VitalName)}
        />
      </Group>
      {isEmpty ? <NoReports name={name} /> : <VitalChart name={name} points={points} />}
      <Text size="xs" c="dimmed" mt={4}>
        Each dot sums up the page views shortly before it; lines only connect dots. Times are your own.
      </Text>
    </Paper>
  );
}

interface VitalChartProps {
  readonly name: VitalName;
  readonly points: readonly TimelinePoint[];
}

function VitalChart({ name, points }: VitalChartProps) {
  const { good, poor } = VITALS[name];
  const ticks = axisTicks(Math.max(good, ...points.map(({ p75 }) => p75 ?? 0)) * HEADROOM);
  const highest = ticks.at(-1) ?? 0;
  const length = (points.at(-1)?.time ?? 0) - (points[0]?.time ?? 0);
  const axisTime = length > A_DAY_MS ? AXIS_DAY : AXIS_TIME;
  return (
    <LineChart
      h={CHART_HEIGHT}
      aria-label={`75th percentile of ${name} over time`}
      data={points.map((point) => ({ ...point }))}
      dataKey="time"
      series={[{ name: 'p75', color: 'cyan.6', label: `${name} p75` }]}
      curveType="linear"
      connectNulls
      withDots
      dotProps={{ r: 3 }}
      lineProps={{ isAnimationActive: false }}
      yAxisProps={{ domain: [0, highest], ticks, width: 64 }}
      xAxisProps={{
        ticks: timeTicks(points.map(({ time }) => time)),
        tickFormatter: (time: number) => axisTime.format(time),
        minTickGap: 20,
      }}
      valueFormatter={(value) => (value === 0 ? '0' : formatVital(name, value))}
      tooltipProps={{ labelFormatter: tooltipTime }}
      referenceLines={[
        { y: good, label: 'good', color: RATING_COLORS.good },
        ...(poor <= highest ? [{ y: poor, label: 'poor', color: RATING_COLORS.poor }] : []),
      ]}
    />
  );
}

function NoReports({ name }: { name: VitalName }) {
  return (
    <Center h={CHART_HEIGHT}>
      <Text size="sm" c="dimmed">
        No page view reported {name} in this range.
      </Text>
    </Center>
  );
}

const AXIS_TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const AXIS_DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const TOOLTIP_TIME = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** Recharts asks with an empty label while nothing is pointed at. */
function tooltipTime(time: unknown): string {
  const moment = Number(time);
  return Number.isFinite(moment) ? TOOLTIP_TIME.format(moment) : '';
}
