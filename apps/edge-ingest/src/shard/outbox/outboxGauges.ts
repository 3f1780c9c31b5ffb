import { seriesKey } from '@throughline/ingest-core/measure/seriesKey';
import type { CounterRow } from '@throughline/ingest-core/measure/seriesRow';
import type { Outbox } from './outbox.ts';

/** `rum_outbox_bytes` of each destination, in the form of a counter's row: it is written and shown like one. */
export function outboxGauges(app: string, outboxes: readonly Outbox[]): CounterRow[] {
  return outboxes.map(({ destination, backlog }) => {
    const labels = { app, destination };
    return {
      type: 'counter',
      key: seriesKey('rum_outbox_bytes', labels),
      metric: 'rum_outbox_bytes',
      labels,
      value: backlog.bytes,
      isNew: false,
      changedAt: 0,
    };
  });
}
