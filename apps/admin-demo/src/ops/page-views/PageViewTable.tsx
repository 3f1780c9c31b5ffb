import { Text } from '@mantine/core';
import { type Column, DataTable } from '../../ui/list/DataTable.tsx';
import { TextLink } from '../../ui/TextLink.tsx';
import { formatDuration } from '../dashboard/formatDuration.ts';
import { vitalColumn } from '../vitals/vitalColumn.tsx';
import { LocalTime } from './LocalTime.tsx';
import type { PageView } from './pageViews.ts';
import { VerdictBadge } from './VerdictBadge.tsx';

const COLUMNS: readonly Column<PageView>[] = [
  {
    title: 'Page view',
    cell: (view) => (
      <>
        <TextLink href={`/ops/traces/${view.traceId}`} ff="monospace">
          {view.route}
        </TextLink>
        <Text component="div" size="xs" c="dimmed" hiddenFrom="sm">
          <LocalTime time={view.start} />
        </Text>
      </>
    ),
  },
  { title: 'Service', visibleFrom: 'lg', cell: (view) => view.service },
  { title: 'Verdict', cell: (view) => <VerdictBadge view={view} /> },
  { title: 'Time', visibleFrom: 'sm', cell: (view) => <LocalTime time={view.start} /> },
  { title: 'Device', visibleFrom: 'xl', cell: (view) => view.device },
  { title: 'Navigation', visibleFrom: 'xl', cell: (view) => view.navigation },
  vitalColumn('LCP', (view) => view.vitals.LCP),
  vitalColumn('INP', (view) => view.vitals.INP),
  vitalColumn('CLS', (view) => view.vitals.CLS),
  { title: 'Loaded in', isNumber: true, cell: (view) => formatDuration(view.duration) },
  { title: 'Errors', isNumber: true, cell: (view) => view.errors },
];

/** Page views as rows; each route opens the page view's trace. */
export function PageViewTable({ views, empty }: { views: readonly PageView[]; empty: string }) {
  return (
    <DataTable
      columns={COLUMNS}
      rows={views}
      keyOf={({ traceId, spanId }) => `${traceId}-${spanId}`}
      empty={empty}
      minWidth={640}
    />
  );
}
