import {
  Table,
  TableScrollContainer,
  TableTbody,
  TableTd,
  TableTh,
  TableThead,
  TableTr,
  Text,
} from '@mantine/core';
import { TextLink } from '../../ui/TextLink.tsx';
import { formatDuration } from '../dashboard/formatDuration.ts';
import { RatedValue } from '../RatedValue.tsx';
import { LocalTime } from './LocalTime.tsx';
import type { PageView } from './pageViews.ts';
import { VerdictBadge } from './VerdictBadge.tsx';

/** Page views as rows; each route opens the page view's trace. */
export function PageViewTable({ views, empty }: { views: readonly PageView[]; empty: string }) {
  if (views.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {empty}
      </Text>
    );
  }
  return (
    <TableScrollContainer minWidth={640} type="native">
      <Table highlightOnHover horizontalSpacing="xs">
        <TableThead>
          <TableTr>
            <TableTh>Page view</TableTh>
            <TableTh visibleFrom="lg">Service</TableTh>
            <TableTh>Verdict</TableTh>
            <TableTh visibleFrom="sm">Time</TableTh>
            <TableTh visibleFrom="lg">Device</TableTh>
            <TableTh visibleFrom="lg">Navigation</TableTh>
            <TableTh ta="right">LCP</TableTh>
            <TableTh ta="right">INP</TableTh>
            <TableTh ta="right">CLS</TableTh>
            <TableTh ta="right" style={{ whiteSpace: 'nowrap' }}>
              Loaded in
            </TableTh>
            <TableTh ta="right">Errors</TableTh>
          </TableTr>
        </TableThead>
        <TableTbody>
          {views.map((view) => (
            <PageViewRow key={`${view.traceId}-${view.spanId}`} view={view} />
          ))}
        </TableTbody>
      </Table>
    </TableScrollContainer>
  );
}

function PageViewRow({ view }: { view: PageView }) {
  return (
    <TableTr>
      <TableTd>
        <TextLink href={`/ops/traces/${view.traceId}`} ff="monospace" style={{ whiteSpace: 'nowrap' }}>
          {view.route}
        </TextLink>
        <Text component="div" size="xs" c="dimmed" hiddenFrom="sm">
          <LocalTime time={view.start} />
        </Text>
      </TableTd>
      <TableTd visibleFrom="lg" style={{ whiteSpace: 'nowrap' }}>
        {view.service}
      </TableTd>
      <TableTd>
        <VerdictBadge view={view} />
      </TableTd>
      <TableTd visibleFrom="sm" style={{ whiteSpace: 'nowrap' }}>
        <LocalTime time={view.start} />
      </TableTd>
      <TableTd visibleFrom="lg">{view.device}</TableTd>
      <TableTd visibleFrom="lg" style={{ whiteSpace: 'nowrap' }}>
        {view.navigation}
      </TableTd>
      <TableTd ta="right">
        <RatedValue name="LCP" value={view.vitals.LCP} />
      </TableTd>
      <TableTd ta="right">
        <RatedValue name="INP" value={view.vitals.INP} />
      </TableTd>
      <TableTd ta="right">
        <RatedValue name="CLS" value={view.vitals.CLS} />
      </TableTd>
      <TableTd ta="right" style={{ whiteSpace: 'nowrap' }}>
        {formatDuration(view.duration)}
      </TableTd>
      <TableTd ta="right">{view.errors}</TableTd>
    </TableTr>
  );
}
