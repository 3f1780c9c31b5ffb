import { gzipSync } from 'node:zlib';
import { OTLPTraceExporter as JsonExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { OTLPTraceExporter as ProtobufExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { BasicTracerProvider, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Store, startStore } from './startStore.ts';

const TOKEN = 'a-token-of-the-test';
const TRACE = '0af7651916cd43dd8448eb211c80319c';

let store: Store;
beforeAll(async () => {
  store = await startStore({ token: TOKEN, ports: { otlp: 0, metrics: 0, jaeger: 0 } });
});
afterAll(() => store.close());

const otlpUrl = () => `http://127.0.0.1:${store.ports.otlp}/v1/traces`;
const span = (fields: object = {}) => ({
  traceId: TRACE,
  spanId: 'b7ad6b7169203331',
  name: 'page_view /tasks',
  kind: 1,
  startTimeUnixNano: '1700000000000000000',
  endTimeUnixNano: '1700000002000000000',
  ...fields,
});
const request = (service: string, ...spans: object[]) => ({
  resourceSpans: [
    {
      resource: { attributes: [{ key: 'service.name', value: { stringValue: service } }] },
      scopeSpans: [{ scope: { name: 'rum' }, spans }],
    },
  ],
});

function post(
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(otlpUrl(), {
    method: 'POST',
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json', ...headers },
    body,
  });
}

async function jaeger(path: string): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`http://127.0.0.1:${store.ports.jaeger}${path}`);
  return { status: response.status, body: await response.json() };
}

interface Result {
  result: {
    resourceSpans: {
      resource: unknown;
      scopeSpans: { spans: { spanId: string; traceId: string; name: string }[] }[];
    }[];
  };
}

async function spansAt(path: string) {
  const { body } = await jaeger(path);
  return (body as Result).result.resourceSpans.flatMap(({ scopeSpans }) =>
    scopeSpans.flatMap(({ spans }) => spans),
  );
}

describe('the OTLP port', () => {
  it.each([
    ['JSON', JsonExporter],
    ['protobuf', ProtobufExporter],
  ])('takes what the official %s exporter sends', async (encoding, Exporter) => {
    const exporter = new Exporter({ url: otlpUrl(), headers: { authorization: `Bearer ${TOKEN}` } });
    const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
    const sent = provider.getTracer('test', '1.2.3').startSpan(`official ${encoding}`, {
      attributes: { 'http.request.method': 'GET', n: 7, list: ['a', 'b'] },
    });
    sent.addEvent('tick').end();
    await provider.forceFlush();
    await provider.shutdown();
    expect(await spansAt(`/api/v3/traces/${sent.spanContext().traceId}`)).toEqual([
      expect.objectContaining({
        spanId: sent.spanContext().spanId,
        name: `official ${encoding}`,
        attributes: expect.arrayContaining([{ key: 'n', value: { intValue: '7' } }]),
        events: [expect.objectContaining({ name: 'tick' })],
      }),
    ]);
  });

  it('keeps the good spans of a batch, and names the bad ones, in JSON and in protobuf', async () => {
    const batch = request('partial', span({ spanId: '00000000000000aa' }), span({ traceId: 'bad' }));
    const json = await post(JSON.stringify(batch));
    expect([json.status, await json.json()]).toEqual([
      200,
      {
        partialSuccess: {
          rejectedSpans: '1',
          errorMessage: 'resourceSpans[0].scopeSpans[0].spans[1].traceId must be hex digits, not base64',
        },
      },
    ]);
    // resource_spans { scope_spans { spans { name: "x" } } }: a span without ids.
    const bytes = new Uint8Array([0x0a, 7, 0x12, 5, 0x12, 3, 0x2a, 1, 0x78]);
    const protobuf = await post(bytes, { 'content-type': 'application/x-protobuf' });
    expect(protobuf.headers.get('content-type')).toBe('application/x-protobuf');
    expect(Buffer.from(await protobuf.arrayBuffer()).toString('latin1')).toContain(
      'spans[0].traceId is missing',
    );
  });

  it('takes gzip', async () => {
    const body = gzipSync(JSON.stringify(request('zipped', span({ traceId: '1'.repeat(32) }))));
    expect((await post(body, { 'content-encoding': 'gzip' })).status).toBe(200);
    expect(await spansAt(`/api/v3/traces/${'1'.repeat(32)}`)).toHaveLength(1);
  });

  it('shows a span once that was sent again', async () => {
    const batch = JSON.stringify(request('again', span({ traceId: '2'.repeat(32) })));
    await post(batch);
    await post(batch);
    expect(await spansAt(`/api/v3/traces/${'2'.repeat(32)}`)).toHaveLength(1);
  });

  it.each([
    ['a wrong token', 401, 16, () => post('{}', { authorization: 'Bearer wrong' })],
    ['no token', 401, 16, () => post('{}', { authorization: '' })],
    ['not JSON', 400, 3, () => post('{')],
    ['invalid UTF-8', 400, 3, () => post(new Uint8Array([0x22, 0xff, 0x22]))],
    ['not a request', 400, 3, () => post('{"resourceSpans":{}}')],
    ['not protobuf', 400, 3, () => post('hello', { 'content-type': 'application/x-protobuf' })],
    ['not gzip', 400, 3, () => post('{}', { 'content-encoding': 'gzip' })],
    ['another type', 415, 3, () => post('{}', { 'content-type': 'text/plain' })],
    ['another encoding', 415, 3, () => post('{}', { 'content-encoding': 'br' })],
    ['a body that is too large', 413, 8, () => post(' '.repeat(4 * 1024 * 1024 + 1))],
    [
      'a gzip bomb',
      413,
      8,
      () => post(gzipSync(' '.repeat(17 * 1024 * 1024)), { 'content-encoding': 'gzip' }),
    ],
    ['another method', 405, 12, () => fetch(otlpUrl())],
    ['another path', 404, 5, () => fetch(`${otlpUrl()}/nope`, { method: 'POST' })],
  ])('refuses %s with %i and a Status', async (_what, status, code, send) => {
    const response = await send();
    expect(response.status).toBe(status);
    if (response.headers.get('content-type') === 'application/x-protobuf') {
      expect(new Uint8Array(await response.arrayBuffer()).subarray(0, 2)).toEqual(
        new Uint8Array([0x08, code]),
      );
    } else {
      expect(await response.json()).toEqual({ code, message: expect.stringMatching(/./) });
    }
  });
});

describe("Jaeger's query API", () => {
  beforeAll(async () => {
    const child = span({
      traceId: '3'.repeat(32),
      spanId: '00000000000000c1',
      parentSpanId: 'b7ad6b7169203331',
      kind: 2,
    });
    await post(JSON.stringify(request('web', span({ traceId: '3'.repeat(32) }))));
    await post(JSON.stringify(request('api', { ...child, name: 'GET /api/tasks' })));
    const later = { startTimeUnixNano: '1700000100000000000', endTimeUnixNano: '1700000100100000000' };
    await post(JSON.stringify(request('web', span({ traceId: '4'.repeat(32), ...later }))));
  });

  const search = (parameters: string) =>
    `/api/v3/traces?query.start_time_min=2023-11-14T22:13:20Z&query.start_time_max=2023-11-14T22:20:00.5%2B00:00&${parameters}`;

  it('lists services and operations', async () => {
    expect((await jaeger('/api/v3/services')).body).toMatchObject({
      services: expect.arrayContaining(['api', 'web']),
    });
    expect((await jaeger('/api/v3/operations?service=api')).body).toEqual({
      operations: [{ name: 'GET /api/tasks', spanKind: 'server' }],
    });
    expect((await jaeger('/api/v3/operations?service=api&span_kind=client')).body).toEqual({
      operations: [],
    });
  });

  it('returns a whole trace, its spans under their resources, whatever the case of the id', async () => {
    const { status, body } = await jaeger(`/api/v3/traces/${'3'.repeat(32)}`);
    expect(status).toBe(200);
    const services = (body as Result).result.resourceSpans.map(({ resource }) => resource);
    expect(services).toEqual([
      { attributes: [{ key: 'service.name', value: { stringValue: 'web' } }] },
      { attributes: [{ key: 'service.name', value: { stringValue: 'api' } }] },
    ]);
    await post(JSON.stringify(request('case', span({ traceId: 'AB'.repeat(16) }))));
    expect(await spansAt(`/api/v3/traces/${'aB'.repeat(16)}`)).toHaveLength(1);
  });

  it('finds traces by service, operation and duration, the newest first, as many as asked', async () => {
    const ids = async (parameters: string) =>
      (await spansAt(search(parameters))).map(({ traceId }) => traceId[0]);
    expect(await ids('query.service_name=web')).toEqual(['4', '3', '3']);
    expect(await ids('query.service_name=web&query.num_traces=1')).toEqual(['4']);
    expect(await ids('query.service_name=web&query.search_depth=1')).toEqual(['4']);
    expect(await ids('query.service_name=api&query.operation_name=GET%20%2Fapi%2Ftasks')).toEqual(['3', '3']);
    expect(await ids('query.service_name=web&query.duration_min=1.5s')).toEqual(['3', '3']);
    expect(await ids('query.service_name=web&query.duration_max=100ms')).toEqual(['4']);
  });

  it.each([
    [`/api/v3/traces/${'f'.repeat(32)}`, 404, 'No traces found'],
    ['/api/v3/traces/xyz', 400, 'malformed parameter trace_id: must be at most 32 hex digits'],
    [`/api/v3/traces/${'0'.repeat(33)}`, 400, 'malformed parameter trace_id: must be at most 32 hex digits'],
    [
      '/api/v3/traces?query.service_name=web',
      400,
      'query.start_time_min and query.start_time_max are required',
    ],
    [search('query.service_name=nope'), 404, 'No traces found'],
    [
      search('query.num_traces=0'),
      400,
      'malformed parameter query.num_traces: must be a whole number above 0',
    ],
    [
      search('query.duration_min=5'),
      400,
      'malformed parameter query.duration_min: is not a duration such as 250ms',
    ],
    ['/api/v3/nope', 404, 'there is nothing at /api/v3/nope'],
  ])('answers %s in the form of Jaeger: %i', async (path, status, message) => {
    expect(await jaeger(path)).toEqual({ status, body: { error: { httpCode: status, message } } });
  });
});

describe('every port', () => {
  it('says that it lives and is ready, and returns the request id', async () => {
    for (const port of Object.values(store.ports)) {
      const base = `http://127.0.0.1:${port}`;
      const live = await fetch(`${base}/health/live`, { headers: { 'x-request-id': 'my-id' } });
      expect([live.status, live.headers.get('x-request-id')]).toEqual([200, 'my-id']);
      const ready = await fetch(`${base}/health/ready`);
      expect(await ready.json()).toEqual({
        status: 'ok',
        checks: { database: { status: 'ok', latency_ms: expect.any(Number) } },
      });
    }
  });
});
