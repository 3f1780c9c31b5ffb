import {
  Table,
  TableScrollContainer,
  TableTbody,
  TableTd,
  TableTh,
  TableThead,
  TableTr,
} from '@mantine/core';
import { EmptyRow } from '../../ui/EmptyRow.tsx';
import { TextLink } from '../../ui/TextLink.tsx';
import { formatDuration } from '../dashboard/formatDuration.ts';
import { RatedValue } from '../RatedValue.tsx';
import { LocalTime } from './LocalTime.tsx';
import type { PageView } from './pageViews.ts';

/** Page views as rows; each route opens the page view's trace. */
export function PageViewTable({ views, empty }: { views: readonly PageView[]; empty: string }) {
  return (
    <TableScrollContainer minWidth={540} type="native">
      <Table highlightOnHover horizontalSpacing="xs">
        <TableThead>
          <TableTr>
            <TableTh>Page view</TableTh>
            <TableTh>Time</TableTh>
            <TableTh visibleFrom="sm">Device</TableTh>
            <TableTh visibleFrom="sm">Navigation</TableTh>
            <TableTh ta="right">LCP</TableTh>
            <TableTh ta="right">INP</TableTh>
            <TableTh ta="right">CLS</TableTh>
            <TableTh ta="right">Loaded in</TableTh>
            <TableTh ta="right">Errors</TableTh>
          </TableTr>
        </TableThead>
        <TableTbody>
          {views.map((view) => (
            <PageViewRow key={`${view.traceId}-${view.spanId}`} view={view} />
          ))}
          {views.length === 0 ? <EmptyRow columns={9}>{empty}</EmptyRow> : null}
        </TableTbody>
      </Table>
    </TableScrollContainer>
  );
}

function PageViewRow({ view }: { view: PageView }) {
  return (
    <TableTr>
      <TableTd>
        <TextLink href={`/ops/traces/${view.traceId}`} ff="monospace">
          {view.route}
        </TextLink>
      </TableTd>
      <TableTd style={{ whiteSpace: 'nowrap' }}>
        <LocalTime time={view.start} />
      </TableTd>
      <TableTd visibleFrom="sm">{view.device}</TableTd>
      <TableTd visibleFrom="sm">{view.navigation}</TableTd>
      <TableTd ta="right">
        <RatedValue name="LCP" value={view.vitals.LCP} />
      </TableTd>
      <TableTd ta="right">
        <RatedValue name="INP" value={view.vitals.INP} />
      </TableTd>
      <TableTd ta="right">
        <RatedValue name="CLS" value={view.vitals.CLS} />
      </TableTd>
      <TableTd ta="right">{formatDuration(view.duration)}</TableTd>
      <TableTd ta="right">{view.errors}</TableTd>
    </TableTr>
  );
}
