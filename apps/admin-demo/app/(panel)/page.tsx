import { Paper, SimpleGrid, Title } from '@mantine/core';
import type { Metadata } from 'next';
import { database } from '../../src/database/database.ts';
import { getOverview } from '../../src/overview/getOverview.ts';
import { NextTasks } from '../../src/overview/NextTasks.tsx';
import { PageHeading } from '../../src/ui/PageHeading.tsx';
import { StatCard } from '../../src/ui/StatCard.tsx';

export const metadata: Metadata = { title: 'Overview' };

export default async function OverviewPage() {
  const overview = await getOverview(await database());
  return (
    <>
      <PageHeading title="Overview" about="What needs attention today." />
      <SimpleGrid cols={{ base: 2, sm: 3, lg: 6 }} spacing="sm" mb="lg">
        <StatCard label="Residences" value={overview.residences} />
        <StatCard label="Residents" value={overview.residents} />
        <StatCard label="Free places" value={overview.free_places} />
        <StatCard label="Open tasks" value={overview.open_tasks} />
        <StatCard label="Overdue" value={overview.overdue_tasks} hint="open and past due" />
        <StatCard label="Documents" value={overview.expiring_documents} hint="expire within 30 days" />
      </SimpleGrid>
      <Paper p="md">
        <Title order={2} mb="xs">
          Next tasks
        </Title>
        <NextTasks tasks={overview.next_tasks} />
      </Paper>
    </>
  );
}
