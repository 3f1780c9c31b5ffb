'use client';

import { Paper, Stack, Table, Text, Title } from '@mantine/core';
import { formatDuration } from '../dashboard/formatDuration.ts';
import type { Attributes, StoredEvent } from '../stores/storedSpan.ts';
import { Breakable } from './Breakable.tsx';
import type { WaterfallRow } from './buildWaterfall.ts';

/** What {@link SpanDetails} needs. */
export interface SpanDetailsProps {
  readonly row: WaterfallRow;
  /** Unix milliseconds. */
  readonly traceStart: number;
}

const KINDS = ['', 'internal', 'server', 'client', 'producer', 'consumer'];

/** Everything that is known about a span. */
export function SpanDetails({ row, traceStart }: SpanDetailsProps) {
  const { span, category } = row;
  const facts: Attributes = {
    service: span.service,
    kind: KINDS[span.kind] ?? '',
    begins: `${formatDuration(span.start - traceStart)} after the start`,
    duration: formatDuration(span.end - span.start),
    'span id': span.spanId,
  };
  return (
    <Paper p="md" component="section" aria-label="Span" aria-live="polite">
      <Stack gap="sm">
        <div>
          <Text size="xs" c="dimmed">
            {category.name}
          </Text>
          <Title order={2} style={{ overflowWrap: 'anywhere' }}>
            {span.name}
          </Title>
        </div>
        <Pairs pairs={facts} />
        <Section title="Attributes" pairs={span.attributes} />
        <Events events={span.events} from={span.start} />
        <Section title="Resource" pairs={span.resource} />
      </Stack>
    </Paper>
  );
}

function Section({ title, pairs }: { title: string; pairs: Attributes }) {
  if (Object.keys(pairs).length === 0) return null;
  return (
    <div>
      <Text size="xs" c="dimmed" tt="uppercase" fw={600} lts="0.03em">
        {title}
      </Text>
      <Pairs pairs={pairs} />
    </div>
  );
}

function Events({ events, from }: { events: readonly StoredEvent[]; from: number }) {
  if (events.length === 0) return null;
  const pairs = events.toSorted((a, b) => a.time - b.time).map((event) => [event.name, event] as const);
  return (
    <div>
      <Text size="xs" c="dimmed" tt="uppercase" fw={600} lts="0.03em">
        Events
      </Text>
      {pairs.map(([name, event]) => (
        <div key={`${name} ${event.time}`}>
          <Text size="sm">
            {name} <Text span c="dimmed" size="xs">{`+${formatDuration(event.time - from)}`}</Text>
          </Text>
          <Pairs pairs={event.attributes} />
        </div>
      ))}
    </div>
  );
}

function Pairs({ pairs }: { pairs: Attributes }) {
  return (
    <Table
      variant="vertical"
      layout="fixed"
      verticalSpacing={3}
      horizontalSpacing={6}
      fz="xs"
      withRowBorders={false}
    >
      <Table.Tbody>
        {Object.entries(pairs).map(([name, value]) => (
          <Table.Tr key={name}>
            <Table.Th w="45%" fw={500}>
              <Breakable name={name} />
            </Table.Th>
            <Table.Td ff="monospace" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
              {String(value)}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
