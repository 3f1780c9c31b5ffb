import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { OTLPTraceExporter as JsonExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { OTLPTraceExporter as ProtoExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COLLECTOR_PROGRAM } from '../../../bench/src/collector/collectorProgram.ts';
import { findProgram } from '../../../scripts/lib/backends/findProgram.mjs';
import { TEST_PROGRAMS } from '../../../scripts/lib/backends/testPrograms.mjs';
import { eventually } from '../pipeline/eventually.ts';
import { forwardingCollector } from './forwardingCollector.ts';
import { recordPageViews } from './recordPageViews.ts';
import { RETRY_AFTER_SECONDS, startRudeProxy } from './rudeProxy.ts';
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
const collector = await findProgram(COLLECTOR_PROGRAM);

/** Of the official processor, as it is by default (`OTEL_BSP_MAX_EXPORT_BATCH_SIZE`). */
const SPANS_PER_POST = 512;

const notRun = (found: unknown, reason: string) => (found ? '' : ` [not run: ${reason}]`);

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

  it.runIf(telemetrygen)(`telemetrygen${notRun(telemetrygen, 'it is not installed')}`, async () => {
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

  const unbuilt = notRun(collector, 'npm run bench -- edge --collector builds it');
  it.runIf(collector).each([
    { encoding: 'json', compression: 'none' },
    { encoding: 'json', compression: 'gzip' },
    { encoding: 'proto', compression: 'none' },
    { encoding: 'proto', compression: 'gzip' },
  ] as const)(`a Collector: $encoding, $compression${unbuilt}`, async (how) => {
    const service = `collector-${how.encoding}-${how.compression}`;
    const { url: endpoint, token } = ingest;
    const forwarding = await forwardingCollector({ path: collector?.path ?? '', endpoint, token, ...how });
    try {
      const { spans } = await recordPageViews(
        new ProtoExporter({ url: `${forwarding.url}/v1/traces` }),
        service,
      );
      const stored = await eventually('the spans', async () => {
        const found = await ingest.traces.ofService(service);
        return found.length >= spans ? found : undefined;
      });
      expect(new Set(stored.map(({ spanId }) => spanId)).size).toBe(spans);
    } finally {
      await forwarding.stop();
    }
  });

  describe('when they are told to come again', () => {
    let proxy: Awaited<ReturnType<typeof startRudeProxy>>;
    beforeAll(async () => {
      proxy = await startRudeProxy(ingest.url);
    });
    afterAll(() => proxy?.close());

    /** Each post that was sent away came again, the same bytes, and not sooner than it was asked to. */
    const expectPatience = () => {
      const rude = proxy.passed.filter(({ rudeness }) => rudeness !== undefined);
      expect(rude.map(({ rudeness }) => rudeness)).toEqual(['refuses', 'loses']);
      for (const { at, rudeness, body } of rude) {
        const again = proxy.passed.find((post) => post.at > at && post.body.equals(body));
        const waited = (again?.at ?? 0) - at;
        expect(waited).toBeGreaterThanOrEqual(rudeness === 'refuses' ? 1_000 * RETRY_AFTER_SECONDS : 0);
      }
    };

    it.each([
      { name: 'json', Exporter: JsonExporter },
      { name: 'proto', Exporter: ProtoExporter },
    ])('those of JavaScript lose and double nothing: $name', async ({ name, Exporter }) => {
      const service = `told-${name}`;
      proxy.be('refuses', 'loses');
      const headers = { Authorization: `Bearer ${ingest.token}` };
      const exporter = new Exporter({ url: `${proxy.url}/v1/traces`, headers });
      const { pageViews, spans } = await recordPageViews(exporter, service);
      expectPatience();
      const counted = (metric: string) => ingest.metrics.number(`sum(${metric}{route="/${service}"})`);
      await eventually('the counts', async () =>
        (await counted('rum_http_requests_total')) >= pageViews ? true : undefined,
      );
      expect(await counted('rum_page_views_total')).toBe(pageViews);
      const stored = await eventually('the spans', async () => {
        const found = await ingest.traces.ofService(service);
        return found.length >= spans ? found : undefined;
      });
      expect(stored).toHaveLength(spans);
    });

    it.runIf(collector)(`a Collector loses and doubles nothing${unbuilt}`, async () => {
      proxy.be('refuses', 'loses');
      const how = { encoding: 'proto', compression: 'gzip' } as const;
      const { token } = ingest;
      const forwarding = await forwardingCollector({
        path: collector?.path ?? '',
        endpoint: proxy.url,
        token,
        ...how,
      });
      try {
        const exporter = new ProtoExporter({ url: `${forwarding.url}/v1/traces` });
        const { spans } = await recordPageViews(exporter, 'told-collector');
        const posts = 2 * Math.ceil(spans / SPANS_PER_POST);
        await eventually('the posts, each twice', async () =>
          proxy.passed.length >= posts ? true : undefined,
        );
        expectPatience();
        const stored = await eventually('the spans', async () => {
          const found = await ingest.traces.ofService('told-collector');
          return found.length >= spans ? found : undefined;
        });
        expect(stored).toHaveLength(spans);
      } finally {
        await forwarding.stop();
      }
    });

    it.runIf(telemetrygen)(
      `Go's loses and doubles nothing${notRun(telemetrygen, 'telemetrygen is not installed')}`,
      async () => {
        proxy.be('refuses', 'loses');
        const args = ['traces', '--otlp-http', '--otlp-insecure', `--otlp-endpoint=${proxy.authority}`];
        const header = `--otlp-header=Authorization="Bearer ${ingest.token}"`;
        const load = ['--traces=20', '--child-spans=1', '--rate=0', '--service=told-go'];
        await promisify(execFile)(telemetrygen?.path ?? '', [...args, header, ...load]);
        expectPatience();
        const stored = await eventually('the spans', async () => {
          const found = await ingest.traces.ofService('told-go');
          return found.length >= 40 ? found : undefined;
        });
        expect(stored).toHaveLength(40);
      },
    );
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
