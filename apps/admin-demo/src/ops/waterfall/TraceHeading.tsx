import { Anchor, Group } from '@mantine/core';
import { PageHeading } from '../../ui/PageHeading.tsx';
import { TextLink } from '../../ui/TextLink.tsx';
import { formatDuration } from '../dashboard/formatDuration.ts';
import { LocalTime } from '../page-views/LocalTime.tsx';
import type { Waterfall, WaterfallRow } from './buildWaterfall.ts';
import { TraceId } from './TraceId.tsx';

/** What {@link TraceHeading} needs. */
export interface TraceHeadingProps {
  readonly traceId: string;
  readonly waterfall: Waterfall;
  /** Base of a Jaeger UI; undefined where there is none. */
  readonly jaegerUiUrl: string | undefined;
}

/** What the trace is, how long and when, and the ways to it elsewhere. */
export function TraceHeading({ traceId, waterfall, jaegerUiUrl }: TraceHeadingProps) {
  const { rows } = waterfall;
  const services = new Set(rows.map(({ span }) => span.service));
  return (
    <>
      <TextLink href="/ops">← Operations</TextLink>
      <PageHeading
        title={titleOf(rows)}
        about={
          <>
            <LocalTime time={waterfall.start} /> · {formatDuration(waterfall.duration)} · {rows.length} spans
            · {[...services].join(', ')}
          </>
        }
      >
        <Group gap="sm">
          <TraceId traceId={traceId} />
          {jaegerUiUrl === undefined ? null : (
            <Anchor href={`${jaegerUiUrl}/trace/${traceId}`} target="_blank" rel="noreferrer" size="sm">
              Open in Jaeger
            </Anchor>
          )}
        </Group>
      </PageHeading>
    </>
  );
}

/** The page view, which is what a person looks for, though a server's span may stand above it. */
function titleOf(rows: readonly WaterfallRow[]): string {
  const pageView = rows.find(({ span }) => span.attributes['rum.span.type'] === 'page_view');
  return (pageView ?? rows[0])?.span.name ?? 'Trace';
}
