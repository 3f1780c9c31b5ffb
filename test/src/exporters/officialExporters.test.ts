import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { OTLPTraceExporter as JsonExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { OTLPTraceExporter as ProtoExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findProgram } from '../../../scripts/lib/backends/findProgram.mjs';
import { TEST_PROGRAMS } from '../../../scripts/lib/backends/testPrograms.mjs';
import { eventually } from '../pipeline/eventually.ts';
import { recordPageViews } from './recordPageViews.ts';
import { type RunningIngest, startIngest } from './startIngest.ts';

type ExporterOptions = NonNullable<ConstructorParameters<typeof JsonExporter>[0]>;

const GZIP = 'gzip' as ExporterOptions['compression'];

interface Case {
  readonly name: string;
  readonly Exporter: typeof JsonExporter | typeof ProtoExporter;
  readonly compression?: ExporterOptions['compression'];
}

const EXPORTERS: readonly Case[] = [
  { name: 'json', Exporter: JsonExporter },
  { name: 'json-gzip', Exporter: JsonExporter, compression: GZIP },
  { name: 'proto', Exporter: ProtoExporter },
  { name: 'proto-gzip', Exporter: ProtoExporter, compression: GZIP },
];

const program = TEST_PROGRAMS.find(({ name }) => name === 'telemetrygen');
const telemetrygen = program && (await findProgram(program));

describe('official OTLP exporters', () => {
  let ingest: RunningIngest;
  beforeAll(async () => {
    ingest = await startIngest();
  });
  afterAll(() => ingest?.close());

  it.each(EXPORTERS)('of JavaScript: $name', async ({ name, Exporter, compression }) => {
    const service = `js-${name}`;
    const headers = { Authorization: `Bearer ${ingest.token}` };
    const options = { url: `${ingest.url}/v1/traces`, headers, ...(compression && { compression }) };
    const { pageViews, spans } = await recordPageViews(new Exporter(options), service);

    const stored = await eventually('the spans', async () => {
      const found = await ingest.traces.ofService(service);
      return found.length >= spans ? found : undefined;
    });
    expect(new Set(stored.map(({ spanId }) => spanId)).size).toBe(spans);
    const parents = new Set(stored.map(({ spanId }) => spanId));
    const requests = stored.filter(({ parentSpanId }) => parentSpanId !== undefined);
    expect(requests.filter(({ parentSpanId }) => parents.has(parentSpanId ?? ''))).toHaveLength(pageViews);
    expect(requests[0]).toMatchObject({ kind: 3, attributes: { 'http.response.status_code': 200 } });

    const counted = (metric: string) => ingest.metrics.number(`sum(${metric}{route="/${service}"})`);
    await eventually('the counts', async () =>
      (await counted('rum_http_requests_total')) >= pageViews ? true : undefined,
    );
    expect(await counted('rum_http_requests_total')).toBe(pageViews);
    expect(await counted('rum_page_views_total')).toBe(pageViews);
  });

  it.runIf(telemetrygen)(`telemetrygen${telemetrygen ? '' : ' [not run: it is not installed]'}`, async () => {
    const before = await ingest.metrics.number('sum(rum_ingest_spans_total{outcome="kept"})');
    const args = ['traces', '--otlp-http', '--otlp-insecure', `--otlp-endpoint=${ingest.authority}`];
    const header = `--otlp-header=Authorization="Bearer ${ingest.token}"`;
    const load = ['--traces=150', '--child-spans=2', '--rate=0', '--span-links=1', '--service=telemetrygen'];
    await promisify(execFile)(telemetrygen?.path ?? '', [...args, header, ...load]);

    const stored = await eventually('the spans', async () => {
      const found = await ingest.traces.ofService('telemetrygen');
      return found.length >= 450 ? found : undefined;
    });
    expect(new Set(stored.map(({ spanId }) => spanId)).size).toBe(450);
    const kept = () => ingest.metrics.number('sum(rum_ingest_spans_total{outcome="kept"})');
    await eventually('the counts', async () => ((await kept()) >= before + 450 ? true : undefined));
    expect((await kept()) - before).toBe(450);
  });

  it('tells each what it is refused for, in its own encoding', async () => {
    for (const [type, path, status, message] of [
      ['application/json', '/v1/traces', 401, 'the bearer token is not valid'],
      ['application/x-protobuf', '/v1/traces', 401, 'the bearer token is not valid'],
      ['application/json', '/v1/metrics', 404, 'traces only'],
      ['application/x-protobuf', '/v1/logs', 404, 'traces only'],
    ] as const) {
      const response = await fetch(ingest.url + path, {
        method: 'POST',
        headers: { 'Content-Type': type, Authorization: 'Bearer of-another-one' },
        body: type === 'application/json' ? '{}' : '',
      });
      expect(response.status).toBe(status);
      expect(response.headers.get('Content-Type')).toBe(type);
      expect(await response.text()).toContain(message);
    }
  });
});
