import { METRICS, type Metric } from '@throughline/conventions/metrics';
import type { HistogramRow } from '@throughline/ingest-core/measure/series/seriesRow';
import type { Exemplar, TimeSeries } from '@throughline/wire/remote-write/timeSeries';

/** The label by which Prometheus users and Grafana find a trace (OpenMetrics 1.0, "Exemplars"). */
const TRACE_ID = 'trace_id';

/**
 * The exemplar of a histogram's bucket series, where the row has one for it. Its time is the snapshot's: receivers refuse
 * exemplars of one series that aren't rising in time, and page views end in any order.
 *
 * @param timestamp Unix milliseconds.
 */
export function exemplarOf(
  { labels }: TimeSeries,
  { metric, exemplars = [] }: HistogramRow,
  timestamp: number,
): Exemplar | undefined {
  const le = labels.find(([name]) => name === 'le')?.[1];
  if (le === undefined || exemplars.length === 0) return undefined;
  const { buckets: bounds = [] } = METRICS[metric] as Metric;
  const found = exemplars.find(
    ({ bucket }) => (bucket < bounds.length ? String(bounds[bucket]) : '+Inf') === le,
  );
  return found && { labels: [[TRACE_ID, found.traceId]], value: found.value, timestamp };
}
