import { CONFORMANCE_APPS, CONFORMANCE_ORIGIN } from '@throughline/ingest-core/testing/conformanceApps';

/** A key whose traces are kept to a tenth, as is usual in production. */
export const TENTH_KEY = 'pk_bench_tenth';

/** Snapshots of the series, as in production. */
const INTERVAL_SECONDS = '15';

/** Variables of an edge that is measured. @param sink base URL of what takes spans and remote-write requests. */
export function edgeVariables(sink: string): Readonly<Record<string, string>> {
  const tenth = { app: 'tenth', environment: 'test', origins: [CONFORMANCE_ORIGIN], sampleRate: 0.1 };
  return {
    OBS_ENABLED: 'true',
    APPS: JSON.stringify({ ...JSON.parse(CONFORMANCE_APPS), [TENTH_KEY]: tenth }),
    OTEL_EXPORTER_OTLP_ENDPOINT: sink,
    REMOTE_WRITE_URL: `${sink}/api/v1/write`,
    REMOTE_WRITE_INTERVAL_SECONDS: INTERVAL_SECONDS,
    LOG_SAMPLING_RATE_INFO: '0',
  };
}
