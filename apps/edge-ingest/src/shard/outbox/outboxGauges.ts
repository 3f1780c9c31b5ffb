import type { MetricName } from '@throughline/conventions/metrics';
import { seriesKey } from '@throughline/ingest-core/measure/series/seriesKey';
import type { CounterRow } from '@throughline/ingest-core/measure/series/seriesRow';
import type { Outbox } from './outbox.ts';
import type { Quarantine } from './quarantine/quarantine.ts';

export interface GaugeOptions {
  readonly app: string;
  readonly outboxes: readonly Outbox[];
  readonly quarantine: Pick<Quarantine, 'heldFor'>;
}

/** What waits for each destination, and what it has refused, in the form of a counter's row: written and shown like one. */
export function outboxGauges({ app, outboxes, quarantine }: GaugeOptions): CounterRow[] {
  return outboxes.flatMap(({ destination, backlog }) => {
    const { entries, bytes } = quarantine.heldFor(destination);
    const labels = { app, destination };
    return [
      gauge('rum_outbox_bytes', labels, backlog.bytes),
      gauge('rum_quarantine_entries', labels, entries),
      gauge('rum_quarantine_bytes', labels, bytes),
    ];
  });
}

function gauge(metric: MetricName, labels: CounterRow['labels'], value: number): CounterRow {
  return {
    type: 'counter',
    key: seriesKey(metric, labels),
    metric,
    labels,
    value,
    isNew: false,
    changedAt: 0,
  };
}
