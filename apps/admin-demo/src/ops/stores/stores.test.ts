import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { parseTraces } from './parseTraces.ts';
import { queryInstant, queryRange } from './queryPrometheus.ts';
import { listServices, readTrace, searchTraces } from './queryTraces.ts';

let server: Server;
let url: string;
let asked: string[] = [];
let answer = { status: 200, body: '' };

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(decodeURIComponent(request.url ?? ''));
    response.writeHead(answer.status).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  asked = [];
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const SPAN = {
  traceId: 'AB'.repeat(16),
  spanId: 'CD'.repeat(8),
  parentSpanId: '0000000000000000',
  name: 'GET',
  kind: 2,
  startTimeUnixNano: '1790000000123456789',
  endTimeUnixNano: '1790000000223456789',
  attributes: [
    { key: 'http.response.status_code', value: { intValue: '200' } },
    { key: 'rum.traced', value: { boolValue: true } },
    { key: 'empty' },
  ],
  status: { code: 2 },
};
const RESULT = {
  result: {
    resourceSpans: [
      {
        resource: { attributes: [{ key: 'service.name', value: { stringValue: 'api' } }] },
        scopeSpans: [{ spans: [SPAN] }],
      },
    ],
  },
};

it('reads vectors and matrices', async () => {
  answer = {
    status: 200,
    body: JSON.stringify({
      status: 'success',
      data: { result: [{ metric: { le: '1' }, value: [1, '2.5'] }] },
    }),
  };
  expect(await queryInstant(url, 'a{b="c"}')).toEqual({
    ok: true,
    value: [{ labels: { le: '1' }, value: 2.5 }],
  });
  expect(asked).toEqual(['/api/v1/query?query=a{b="c"}']);
  answer = {
    status: 200,
    body: JSON.stringify({
      data: {
        result: [
          {
            metric: {},
            values: [
              [1, '2'],
              [2, 'NaN'],
            ],
          },
        ],
      },
    }),
  };
  const range = await queryRange(url, 'a', { start: 1, end: 2, step: 1 });
  expect(range).toEqual({
    ok: true,
    value: [
      {
        labels: {},
        points: [
          [1, 2],
          [2, Number.NaN],
        ],
      },
    ],
  });
});

it('reads spans as OTLP writes them', () => {
  const [span] = parseTraces(JSON.stringify(RESULT)) ?? [];
  expect(span).toMatchObject({
    traceId: 'ab'.repeat(16),
    parentSpanId: '',
    service: 'api',
    failed: true,
    attributes: { 'http.response.status_code': 200, 'rum.traced': true, empty: '' },
  });
  expect((span?.end ?? 0) - (span?.start ?? 0)).toBeCloseTo(100, 2);
});

it('reads an answer in several lines, and none', () => {
  const line = JSON.stringify(RESULT);
  expect(parseTraces(`${line}\n${line}\n`)).toHaveLength(2);
  expect(parseTraces('{"result":{}}')).toEqual([]);
  expect(parseTraces('<html>')).toBeUndefined();
});

it("searches by service and time, and takes Jaeger's 404 for nothing found", async () => {
  answer = { status: 404, body: '{"error":{"httpCode":404,"message":"No traces found"}}' };
  expect(await searchTraces(url, { service: 'web', from: 0, to: 60_000, limit: 20 })).toEqual({
    ok: true,
    value: [],
  });
  expect(asked[0]).toContain('query.service_name=web&query.start_time_min=1970-01-01T00:00:00.000Z');
  expect(await readTrace(url, 'ab')).toEqual({ ok: true, value: [] });
});

it("lists the services, and says so when it isn't Jaeger that answers", async () => {
  answer = { status: 200, body: '{"services":["api","web",7]}' };
  expect(await listServices(url)).toEqual({ ok: true, value: ['api', 'web'] });
  answer = { status: 200, body: '<html>' };
  expect(await listServices(url)).toMatchObject({ ok: false, problem: { kind: 'refused' } });
});

it.each([
  ['unreachable', () => queryInstant('http://127.0.0.1:9', 'a')],
  ['not-configured', () => readTrace(undefined, 'ab')],
])('tells a store that is %s with the fix', async (kind, ask) => {
  const result = await ask();
  expect(result).toMatchObject({
    ok: false,
    problem: { kind, fix: expect.stringMatching(/(METRICS|TRACES)_QUERY_URL/) },
  });
});

it.each([
  [{ status: 500, body: 'out of memory' }, 'answered 500: out of memory'],
  [{ status: 200, body: '<html>' }, 'something other'],
])('tells a wrong answer: %o', async (wrong, message) => {
  answer = wrong;
  expect(await queryInstant(url, 'a')).toMatchObject({
    problem: { kind: 'refused', message: expect.stringContaining(message) },
  });
});
