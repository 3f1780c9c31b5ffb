import type { VitalName } from './vitalNames.ts';
import { VITALS } from './vitals.ts';

/** The labels that our series may carry. All are bounded; `shard` tells the writers apart, as `instance` does. */
export const LABELS = {
  app: 'The app that the key stands for.',
  env: 'The environment that the key stands for.',
  route: 'Route template of the page, `rum.route`; what is over the cap is `__other__`.',
  device: '`rum.device`: desktop, mobile or tablet.',
  navigation: 'How the page view came about, `rum.navigation_type`.',
  method: '`http.request.method`.',
  status_class: '`2xx` to `5xx`, or `error` where no response came.',
  target: 'Host and path template of the request, from `server.address` and `url.template`.',
  outcome: 'What became of it.',
  reason: 'Why.',
  kind: 'Kind of personal data that was scrubbed.',
  destination: 'Name of the destination: otlp, remote_write, or one of OTLP_DESTINATIONS.',
  shard: 'The Shard that writes the series; sum over it.',
} as const;

/** The name of a label. */
export type LabelName = keyof typeof LABELS;

/** The value of a label past the cap of series. */
export const OTHER = '__other__';

/** How a metric is stored and read. */
export interface Metric {
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly unit: 'seconds' | 'bytes' | '1';
  readonly labels: readonly LabelName[];
  /** Upper bounds (inclusive, `le`) of a histogram's buckets, rising, in the metric's unit, without +Inf. */
  readonly buckets?: readonly number[];
  readonly doc: string;
}

const page = ['app', 'env', 'route', 'device', 'navigation'] as const;

/** Bounds for each vital; the good and poor thresholds are among them exactly, so that shares need no interpolation. */
export const VITAL_BUCKETS: Readonly<Record<VitalName, readonly number[]>> = {
  LCP: [0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 2.5, 3, 4, 5, 7.5, 10, 20, 60],
  INP: [0.016, 0.04, 0.075, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.75, 1, 2, 5, 10],
  CLS: [0.001, 0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.25, 0.35, 0.5, 1, 2],
  FCP: [0.1, 0.25, 0.5, 0.75, 1, 1.4, 1.8, 2.4, 3, 4, 5, 7.5, 10, 20, 60],
  TTFB: [0.025, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1, 1.4, 1.8, 2.5, 4, 6, 10, 30],
};

const vital = (name: VitalName, doc: string): Metric => ({
  type: 'histogram',
  unit: VITALS[name].wireUnit === 'ms' ? 'seconds' : '1',
  labels: page,
  buckets: VITAL_BUCKETS[name],
  doc,
});

/** Every series that Throughline writes. Prometheus names, base units. */
export const METRICS = {
  rum_lcp_seconds: vital('LCP', 'Largest Contentful Paint.'),
  rum_inp_seconds: vital('INP', 'Interaction to Next Paint.'),
  rum_cls: vital('CLS', 'Cumulative Layout Shift.'),
  rum_fcp_seconds: vital('FCP', 'First Contentful Paint.'),
  rum_ttfb_seconds: vital('TTFB', 'Time To First Byte.'),
  rum_page_views_total: { type: 'counter', unit: '1', labels: page, doc: 'Page views, traced or not.' },
  rum_http_requests_total: {
    type: 'counter',
    unit: '1',
    labels: ['app', 'env', 'route', 'method', 'status_class', 'target'],
    doc: 'fetch and XHR calls of pages.',
  },
  rum_http_request_duration_seconds: {
    type: 'histogram',
    unit: 'seconds',
    labels: ['app', 'env', 'method', 'status_class', 'target'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    doc: 'Duration of fetch and XHR calls of pages, from the call to the end of the response.',
  },
  rum_errors_total: {
    type: 'counter',
    unit: '1',
    labels: ['app', 'env', 'route', 'device'],
    doc: 'Errors of pages: uncaught, unhandled rejections, and those reported by hand.',
  },
  rum_long_frames_seconds: {
    type: 'histogram',
    unit: 'seconds',
    labels: ['app', 'env', 'route', 'device'],
    buckets: [0.1, 0.15, 0.2, 0.3, 0.5, 0.75, 1, 2, 5, 10],
    doc: 'Long animation frames over 100 ms.',
  },
  rum_ingest_batches_total: {
    type: 'counter',
    unit: '1',
    labels: ['app', 'env', 'outcome', 'reason'],
    doc: 'Posts: accepted, duplicate, ignored (no visitor: bot, prerender) or refused, with the reason.',
  },
  rum_ingest_spans_total: {
    type: 'counter',
    unit: '1',
    labels: ['app', 'env', 'outcome', 'reason'],
    doc: 'Spans: received, kept, sampled_out or dropped, with the reason. received = kept + sampled_out + dropped.',
  },
  rum_scrubbed_total: {
    type: 'counter',
    unit: '1',
    labels: ['app', 'env', 'kind'],
    doc: 'Values that the ingest scrubbed, by kind.',
  },
  rum_client_dropped_total: {
    type: 'counter',
    unit: '1',
    labels: ['app', 'env', 'reason'],
    doc: 'Spans that SDKs dropped, by their own account.',
  },
  rum_forward_total: {
    type: 'counter',
    unit: '1',
    labels: ['app', 'env', 'destination', 'outcome'],
    doc: 'Spans or samples forwarded: delivered, quarantined or skipped; replayed or dropped out of quarantine.',
  },
  rum_forward_delay_seconds: {
    type: 'histogram',
    unit: 'seconds',
    labels: ['app', 'env', 'destination'],
    buckets: [0.1, 0.5, 1, 2.5, 5, 15, 30, 60, 300, 900, 3600],
    doc: 'From the commit to the delivery.',
  },
  rum_outbox_bytes: {
    type: 'gauge',
    unit: 'bytes',
    labels: ['app', 'destination'],
    doc: 'Bytes that wait in the outbox; one outbox serves every environment of an app.',
  },
  rum_quarantine_entries: {
    type: 'gauge',
    unit: '1',
    labels: ['app', 'destination'],
    doc: 'Requests, or parts of them, that a destination refused for good, and that a person has not settled yet.',
  },
  rum_quarantine_bytes: {
    type: 'gauge',
    unit: 'bytes',
    labels: ['app', 'destination'],
    doc: 'Bytes of what is in quarantine.',
  },
} as const satisfies Record<string, Metric>;

/** The name of a metric. */
export type MetricName = keyof typeof METRICS;
