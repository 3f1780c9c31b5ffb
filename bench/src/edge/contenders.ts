import {
  CONFORMANCE_APPS,
  CONFORMANCE_KEY,
  CONFORMANCE_ORIGIN,
} from '@throughline/ingest-core/testing/conformanceApps';
import { bundleEdge, bundleSource } from '../workerd/bundleWorker.ts';
import { startWorkerd, type Workerd } from '../workerd/startWorkerd.ts';

/** What takes the same posts: the plain echo, and the edge at two rates. */
export interface Contender {
  readonly name: string;
  readonly key: string;
  readonly workerd: Workerd;
}

/** A key whose traces are kept to a tenth, as is usual in production. */
const TENTH_KEY = 'pk_bench_tenth';

/** Parses the JSON and writes it again, and does nothing else. */
const ECHO = `export default {
  async fetch(request) {
    if (request.method !== 'POST') return new Response('');
    const again = JSON.stringify(JSON.parse(await request.text()));
    return new Response(JSON.stringify({ length: again.length }), { headers: { 'content-type': 'application/json' } });
  },
};`;

/** Snapshots of the series, as in production. */
const INTERVAL_SECONDS = '15';

/** @param sink takes what is forwarded: an OTLP and a remote-write endpoint that accept everything. */
export async function startContenders(sink: string): Promise<readonly [Contender, ...Contender[]]> {
  const tenth = { app: 'tenth', environment: 'test', origins: [CONFORMANCE_ORIGIN], sampleRate: 0.1 };
  const variables = {
    OBS_ENABLED: 'true',
    APPS: JSON.stringify({ ...JSON.parse(CONFORMANCE_APPS), [TENTH_KEY]: tenth }),
    OTEL_EXPORTER_OTLP_ENDPOINT: sink,
    REMOTE_WRITE_URL: `${sink}/api/v1/write`,
    REMOTE_WRITE_INTERVAL_SECONDS: INTERVAL_SECONDS,
    LOG_SAMPLING_RATE_INFO: '0',
  };
  const source = await bundleEdge();
  return [
    {
      name: 'parse and stringify',
      key: CONFORMANCE_KEY,
      workerd: await startWorkerd({ source: await bundleSource(ECHO) }),
    },
    {
      name: 'edge, all kept',
      key: CONFORMANCE_KEY,
      workerd: await startWorkerd({ source, variables, hasShard: true }),
    },
    {
      name: 'edge, 10 % kept',
      key: TENTH_KEY,
      workerd: await startWorkerd({ source, variables, hasShard: true }),
    },
  ];
}
