import { ALLOWLIST } from '@throughline/conventions/allowlist';
import { METRICS } from '@throughline/conventions/metrics';
import type { CollectorPlace } from '../../collector/startCollector.ts';
import { BLOCKED_VALUES } from './blockedValues.ts';

/** Spans of one request to the trace store, and how long it may wait for them: what the edge forwards comes to about the same. */
const SPANS_PER_REQUEST = 8_192;
const FORWARD_AFTER = '1s';

/** Posts that may wait: more than a run sends, so that none is refused. */
const QUEUE_SIZE = 1_000_000;

/** As the edge's snapshots. */
const METRICS_INTERVAL = '15s';

/** What tells series apart beside service, name and kind: about as many as the edge writes, whose histograms of requests have no route. */
const DIMENSIONS = ['rum.span.type', 'http.request.method', 'http.response.status_code'];
const DIMENSIONS_OF_COUNTS = ['rum.route'];

/** How a Collector is set up. */
export interface CollectorSetup {
  /** Base URL of what takes spans and remote-write requests. */
  readonly sink: string;
  /** Percent of traces that are kept, by the same rule as the edge's. */
  readonly keptPercent: number;
  /**
   * Whether spans are collected in memory before they are written down, as Collectors are often set up: a crash loses what was
   * acknowledged. Otherwise a post is answered after it is written down, as the edge does.
   */
  readonly batchesFirst: boolean;
}

/** A Collector's configuration by which it does what the edge does with a post. */
export function collectorConfig(setup: CollectorSetup, { port, folder }: CollectorPlace): string {
  const { sink, keptPercent, batchesFirst } = setup;
  const sampler = keptPercent < 100 ? ['probabilistic_sampler'] : [];
  return JSON.stringify({
    extensions: { file_storage: { directory: folder } },
    receivers: { otlp: { protocols: { http: { endpoint: `127.0.0.1:${port}` } } } },
    processors: {
      redaction: { allowed_keys: [...ALLOWLIST.keys()], blocked_values: BLOCKED_VALUES, summary: 'silent' },
      // th of the W3C trace context's tracestate, as in the edge
      probabilistic_sampler: { mode: 'equalizing', sampling_percentage: keptPercent },
      batch: { send_batch_size: SPANS_PER_REQUEST, timeout: FORWARD_AFTER },
    },
    connectors: { forward: {}, spanmetrics: spanMetrics() },
    exporters: {
      otlp_http: { endpoint: sink, sending_queue: queue(batchesFirst) },
      prometheusremotewrite: { endpoint: `${sink}/api/v1/write` },
    },
    service: {
      extensions: ['file_storage'],
      telemetry: { metrics: { level: 'none' }, logs: { level: 'error' } },
      pipelines: {
        // every span is measured, before it is sampled
        'traces/in': {
          receivers: ['otlp'],
          processors: ['redaction'],
          exporters: ['spanmetrics', 'forward'],
        },
        'traces/out': {
          receivers: ['forward'],
          processors: [...sampler, ...(batchesFirst ? ['batch'] : [])],
          exporters: ['otlp_http'],
        },
        metrics: { receivers: ['spanmetrics'], exporters: ['prometheusremotewrite'] },
      },
    },
  });
}

function spanMetrics() {
  const buckets = METRICS.rum_http_request_duration_seconds.buckets.map((seconds) => `${seconds}s`);
  return {
    histogram: { explicit: { buckets } },
    dimensions: DIMENSIONS.map((name) => ({ name })),
    calls_dimensions: DIMENSIONS_OF_COUNTS.map((name) => ({ name })),
    metrics_flush_interval: METRICS_INTERVAL,
  };
}

/** On disk; what the processor has not put together yet is put together as it leaves. */
function queue(batchesFirst: boolean) {
  const batch = { flush_timeout: FORWARD_AFTER, sizer: 'items', min_size: SPANS_PER_REQUEST };
  return { storage: 'file_storage', queue_size: QUEUE_SIZE, ...(!batchesFirst && { batch }) };
}
