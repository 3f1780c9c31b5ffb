import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CONFORMANCE_APPS, CONFORMANCE_TOKENS } from '@throughline/ingest-core/testing/conformanceApps';
import { countedIn } from '@throughline/ingest-core/testing/countedIn';
import { describeIngest } from '@throughline/ingest-core/testing/ingestConformance';
import { afterAll } from 'vitest';
import * as atRoot from '../../app/api/ops/ingest/route.ts';
import * as atTracesPath from '../../app/api/ops/ingest/v1/traces/route.ts';
import { GET as metrics } from '../../app/metrics/route.ts';

const METRICS_TOKEN = 'metrics-token-0123456789';
const scrape = () =>
  new Request('http://127.0.0.1/metrics', { headers: { authorization: `Bearer ${METRICS_TOKEN}` } });
let clients = 0;

type Handlers = Partial<Record<string, (request: Request) => Promise<Response>>>;

/** A trace store that takes everything. */
async function startStore(): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    request
      .resume()
      .on('end', () => response.writeHead(200, { 'content-type': 'application/json' }).end('{}'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, close: () => new Promise((resolve) => server.close(() => resolve())) };
}

const store = await startStore();
afterAll(() => store.close());

function describeRoute(path: string, handlers: Handlers): void {
  describeIngest(`Next route ${path}`, async () => {
    Object.assign(process.env, {
      OBS_ENABLED: 'true',
      RUM_KEY: 'pk_conformance',
      APPS: CONFORMANCE_APPS,
      INGEST_TOKENS: CONFORMANCE_TOKENS,
      OTEL_EXPORTER_OTLP_ENDPOINT: store.url,
      ADMIN_PASSWORD: 'correct horse',
      SESSION_SECRET: 's'.repeat(32),
      METRICS_TOKEN,
    });
    return {
      url: `http://127.0.0.1:3000${path}`,
      fetch: async (request) => {
        // a client of its own for each post, so that no limit is met
        request.headers.set('x-forwarded-for', `192.0.2.${clients++ % 256}`);
        return (await handlers[request.method]?.(request)) ?? new Response(null, { status: 405 });
      },
      counted: async (labels) => countedIn(await (await metrics(scrape())).text(), labels),
    };
  });
}

describeRoute('/api/ops/ingest', atRoot);
describeRoute('/api/ops/ingest/v1/traces', atTracesPath);
