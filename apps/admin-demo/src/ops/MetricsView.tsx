import { Grid, GridCol, Paper, SimpleGrid, Text, Title } from '@mantine/core';
import { countOf } from './countOf.ts';
import type { OpsFilters } from './dashboard/filters.ts';
import type { Dashboard } from './dashboard/loadDashboard.ts';
import { TIME_RANGES } from './dashboard/timeRange.ts';
import { EmptyNotice } from './EmptyNotice.tsx';
import { RequestTable } from './RequestTable.tsx';
import { RouteTable } from './RouteTable.tsx';
import { VitalCard } from './vitals/VitalCard.tsx';
import { VitalTimeline } from './vitals/VitalTimeline.tsx';

/** What {@link MetricsView} needs. */
export interface MetricsViewProps {
  readonly dashboard: Dashboard;
  readonly filters: OpsFilters;
  /** Whether the panel observes its own pages. */
  readonly observing: boolean;
  /** The panel's own host name. */
  readonly ownHost: string;
}

/** Everything of the ops view that comes from the metrics: exact over all page views that report. */
export function MetricsView({ dashboard, filters, observing, ownHost }: MetricsViewProps) {
  const filtered = filters.app !== '' || filters.route !== '' || filters.device !== '';
  return (
    <>
      {dashboard.pageViews > 0 ? null : <EmptyNotice observing={observing} filtered={filtered} />}
      <Text size="sm" c="dimmed" mb="xs">
        {countOf(dashboard.pageViews, 'page view')} · {countOf(dashboard.errors, 'error')} · last{' '}
        {TIME_RANGES[filters.range].label}
      </Text>
      <SimpleGrid cols={{ base: 2, md: 3, lg: 5 }} spacing="sm" mb="md">
        {dashboard.vitals.map((vital) => (
          <VitalCard key={vital.name} vital={vital} />
        ))}
      </SimpleGrid>
      <VitalTimeline timelines={dashboard.timelines} />
      <Grid gap="md" mt="md">
        <GridCol span={{ base: 12, xl: 6 }}>
          <Paper p="md" h="100%">
            <Title order={2} mb="xs">
              Slowest routes
            </Title>
            <RouteTable rows={dashboard.routes} />
          </Paper>
        </GridCol>
        <GridCol span={{ base: 12, xl: 6 }}>
          <Paper p="md" h="100%">
            <Title order={2} mb="xs">
              Slowest requests
            </Title>
            <RequestTable rows={dashboard.requests} ownHost={ownHost} />
          </Paper>
        </GridCol>
      </Grid>
    </>
  );
}
