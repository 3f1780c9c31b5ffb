import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { panelConfig } from '../../../src/config/panelConfig.ts';
import { readFilters } from '../../../src/ops/dashboard/filters.ts';
import { loadDashboard } from '../../../src/ops/dashboard/loadDashboard.ts';
import { MetricsView } from '../../../src/ops/MetricsView.tsx';
import { OpsFilterBar } from '../../../src/ops/OpsFilterBar.tsx';
import { PageViewsView } from '../../../src/ops/PageViewsView.tsx';
import { PipelineHealth } from '../../../src/ops/PipelineHealth.tsx';
import { loadPageViews } from '../../../src/ops/page-views/loadPageViews.ts';
import { StoreNotice } from '../../../src/ops/StoreNotice.tsx';
import { PageHeading } from '../../../src/ui/PageHeading.tsx';

export const metadata: Metadata = { title: 'Operations' };

type Query = Readonly<Record<string, string | string[] | undefined>>;

const NO_CHOICES = { apps: [], routes: [], devices: [] };

export default async function OpsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const config = panelConfig();
  const filters = readFilters(await searchParams);
  const now = Date.now();
  const ownHost = URL.parse(`http://${(await headers()).get('host')}`)?.hostname ?? '';
  const [dashboard, views] = await Promise.all([
    loadDashboard(config.metricsQueryUrl, filters, now),
    loadPageViews(config.tracesQueryUrl, {
      service: config.pageService,
      server: config.serverService,
      filters,
      now,
    }),
  ]);
  return (
    <>
      <PageHeading title="Operations" about="What users feel, and why: from the click to the SQL." />
      <OpsFilterBar filters={filters} choices={dashboard.ok ? dashboard.value.choices : NO_CHOICES} />
      {dashboard.ok ? null : <StoreNotice problem={dashboard.problem} />}
      {views.ok ? null : <StoreNotice problem={views.problem} />}
      {dashboard.ok ? (
        <MetricsView
          dashboard={dashboard.value}
          filters={filters}
          observing={config.obsEnabled}
          ownHost={ownHost}
        />
      ) : null}
      {views.ok ? <PageViewsView lists={views.value} /> : null}
      {dashboard.ok ? <PipelineHealth pipeline={dashboard.value.pipeline} /> : null}
    </>
  );
}
