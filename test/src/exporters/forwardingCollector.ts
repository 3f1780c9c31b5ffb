import { startCollector } from '../../../bench/src/collector/startCollector.ts';

/** Where and how a Collector sends. */
export interface ForwardingOptions {
  /** Of the Collector's program. */
  readonly path: string;
  /** Base URL of the edge, to which the exporter appends `/v1/traces`. */
  readonly endpoint: string;
  readonly token: string;
  readonly encoding: 'json' | 'proto';
  readonly compression: 'gzip' | 'none';
}

/** An OpenTelemetry Collector on loopback that passes on what it takes with its `otlp_http` exporter. */
export function forwardingCollector({ path, endpoint, token, encoding, compression }: ForwardingOptions) {
  const headers = { Authorization: `Bearer ${token}` };
  return startCollector(path, ({ port }) =>
    JSON.stringify({
      receivers: { otlp: { protocols: { http: { endpoint: `127.0.0.1:${port}` } } } },
      exporters: { otlp_http: { endpoint, encoding, compression, headers } },
      service: {
        telemetry: { metrics: { level: 'none' }, logs: { level: 'error' } },
        pipelines: { traces: { receivers: ['otlp'], exporters: ['otlp_http'] } },
      },
    }),
  );
}
