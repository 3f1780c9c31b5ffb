import { encodeWriteRequest } from '@throughline/wire/remote-write/encodeWriteRequest';
import { REMOTE_WRITE_HEADERS } from '@throughline/wire/remote-write/headers';
import type { Sample, TimeSeries } from '@throughline/wire/remote-write/timeSeries';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Store, startStore } from './startStore.ts';

const TOKEN = 'a-token-of-the-test';

/** A whole minute of the recent past, so that retention leaves it alone. */
const T0 = Math.floor(Date.now() / 60_000) * 60_000 - 600_000;
const at = (minutes: number) => (T0 + minutes * 60_000) / 1000;

let store: Store;
beforeAll(async () => {
  store = await startStore({ token: TOKEN, ports: { otlp: 0, metrics: 0, jaeger: 0 } });
});
afterAll(() => store.close());

const url = (path: string) => `http://127.0.0.1:${store.ports.metrics}${path}`;

function write(series: readonly TimeSeries[], headers: Record<string, string> = {}): Promise<Response> {
  return post(encodeWriteRequest(series), headers);
}

function post(
  body: Uint8Array<ArrayBuffer> | string,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(url('/api/v1/write'), {
    method: 'POST',
    headers: { ...REMOTE_WRITE_HEADERS, Authorization: `Bearer ${TOKEN}`, ...headers },
    body,
  });
}

function series(
  name: string,
  labels: Record<string, string>,
  samples: readonly (readonly [number, number | 'stale'])[],
): TimeSeries {
  return {
    labels: [['__name__', name], ...Object.entries(labels)],
    samples: samples.map(
      ([minutes, value]): Sample => ({
        value: value === 'stale' ? 0 : value,
        timestamp: T0 + minutes * 60_000,
        ...(value === 'stale' ? { stale: true } : {}),
      }),
    ),
  };
}

async function ask(path: string, parameters: Record<string, string> = {}) {
  const response = await fetch(url(`${path}?${new URLSearchParams(parameters)}`));
  return { status: response.status, body: (await response.json()) as { data: unknown; error?: string } };
}

async function query(text: string, minutes: number): Promise<unknown> {
  const { body } = await ask('/api/v1/query', { query: text, time: String(at(minutes)) });
  return body.data;
}

describe('remote-write', () => {
  it('stores samples, and nothing twice when a request is sent again, whole or in part', async () => {
    const first = series('resent_total', { app: 'x' }, [
      [0, 1],
      [1, 2],
    ]);
    const overlapping = series('resent_total', { app: 'x' }, [
      [0, 1],
      [0.5, 7],
      [1, 99],
      [2, 3],
    ]);
    expect((await write([first])).status).toBe(204);
    expect((await write([first])).status).toBe(204);
    expect((await write([overlapping])).status).toBe(204);
    expect(await query('resent_total[10m]', 2)).toEqual({
      resultType: 'matrix',
      result: [
        {
          metric: { __name__: 'resent_total', app: 'x' },
          values: [
            [at(0), '1'],
            [at(0.5), '7'],
            [at(1), '2'],
            [at(2), '3'],
          ],
        },
      ],
    });
  });

  it('keeps samples of concurrent requests for the same new series', async () => {
    const requests = Array.from({ length: 20 }, (_, i) =>
      write([series('raced_total', { app: 'x' }, [[i / 10, i]])]),
    );
    expect(new Set((await Promise.all(requests)).map(({ status }) => status))).toEqual(new Set([204]));
    expect(await query('count_over_time(raced_total[10m])', 3)).toMatchObject({
      result: [{ value: [at(3), '20'] }],
    });
  });

  it('ends a series at its stale marker', async () => {
    await write([
      series('ended', {}, [
        [0, 5],
        [1, 'stale'],
      ]),
    ]);
    expect(await query('ended', 0.5)).toMatchObject({ result: [{ value: [at(0.5), '5'] }] });
    expect(await query('ended', 1.5)).toEqual({ resultType: 'vector', result: [] });
  });

  it('keeps labels with the names of prototypes apart', async () => {
    await write([series('named', { constructor: 'a', __proto_: 'b' }, [[0, 1]])]);
    expect(await query('named{constructor="a"}', 0)).toMatchObject({ result: [{ value: [at(0), '1'] }] });
  });

  it.each([
    ['a wrong token', 401, () => write([], { Authorization: 'Bearer no' })],
    ['text', 400, () => post('hello')],
    ['an announced length over the limit', 400, () => post(new Uint8Array([0xff, 0xff, 0xff, 0x7f, 0]))],
    ['another type', 415, () => write([], { 'Content-Type': 'application/json' })],
    [
      'version 2',
      415,
      () => write([], { 'Content-Type': 'application/x-protobuf;proto=io.prometheus.write.v2.Request' }),
    ],
    ['another encoding', 415, () => write([], { 'Content-Encoding': 'gzip' })],
    ['a series without a name', 400, () => write([{ labels: [['app', 'x']], samples: [] }])],
  ])('refuses %s with %i', async (_what, status, send) => {
    const response = await send();
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ status: 'error', error: expect.stringMatching(/./) });
  });
});

describe("Prometheus' query API", () => {
  beforeAll(async () => {
    const bucket = (le: string, count: number) =>
      series('rum_lcp_seconds_bucket', { app: 'x', env: 'prod', route: '/tasks', le }, [
        [0, 0],
        [1, count],
        [2, count],
      ]);
    await write([bucket('1', 10), bucket('2.5', 30), bucket('4', 40), bucket('+Inf', 40)]);
    await write([
      series('rum_lcp_seconds_count', { app: 'x', env: 'prod', route: '/tasks' }, [
        [0, 0],
        [1, 40],
        [2, 40],
      ]),
    ]);
  });

  it('answers what the dashboards ask', async () => {
    const p75 =
      'histogram_quantile(0.75, sum by (le, route) (increase(rum_lcp_seconds_bucket{app="x",env=~"prod|dev"}[1h])))';
    expect(await query(p75, 2)).toEqual({
      resultType: 'vector',
      result: [{ metric: { route: '/tasks' }, value: [at(2), '2.5'] }],
    });
    const good =
      'sum(increase(rum_lcp_seconds_bucket{le="2.5"}[1h])) / sum(increase(rum_lcp_seconds_count[1h]))';
    expect(await query(good, 2)).toMatchObject({ result: [{ metric: {}, value: [at(2), '0.75'] }] });
    expect(await query('1 / 0', 0)).toEqual({ resultType: 'scalar', result: [at(0), '+Inf'] });
  });

  it('answers ranges with steps, by GET and by POST', async () => {
    const parameters = {
      query: 'rum_lcp_seconds_count',
      start: String(at(0)),
      end: String(at(2)),
      step: '60',
    };
    const expected = {
      resultType: 'matrix',
      result: [
        {
          metric: { __name__: 'rum_lcp_seconds_count', app: 'x', env: 'prod', route: '/tasks' },
          values: [
            [at(0), '0'],
            [at(1), '40'],
            [at(2), '40'],
          ],
        },
      ],
    };
    expect((await ask('/api/v1/query_range', parameters)).body.data).toEqual(expected);
    const body = new URLSearchParams({ ...parameters, step: '1m', start: new Date(T0).toISOString() });
    const posted = await fetch(url('/api/v1/query_range'), { method: 'POST', body });
    expect(await posted.json()).toEqual({ status: 'success', data: expected });
  });

  it('lists series, labels and their values', async () => {
    const match = { 'match[]': 'rum_lcp_seconds_count' };
    expect((await ask('/api/v1/series', match)).body.data).toEqual([
      { __name__: 'rum_lcp_seconds_count', app: 'x', env: 'prod', route: '/tasks' },
    ]);
    expect((await ask('/api/v1/labels', match)).body.data).toEqual(['__name__', 'app', 'env', 'route']);
    expect((await ask('/api/v1/label/le/values')).body.data).toEqual(['+Inf', '1', '2.5', '4']);
    const past = { ...match, end: String(at(-5)) };
    expect((await ask('/api/v1/series', past)).body.data).toEqual([]);
  });

  it.each([
    ['/api/v1/query', { query: 'sum(' }, 400, 'bad_data'],
    ['/api/v1/query', {}, 400, 'bad_data'],
    ['/api/v1/query', { query: 'up', time: 'soon' }, 400, 'bad_data'],
    ['/api/v1/query', { query: 'rate(up[5m:1m])' }, 422, 'execution'],
    ['/api/v1/query_range', { query: 'up', start: '1', end: '0', step: '1' }, 400, 'bad_data'],
    ['/api/v1/query_range', { query: 'up', start: '0', end: '1', step: '0' }, 400, 'bad_data'],
    ['/api/v1/query_range', { query: 'up', start: '0', end: '100000', step: '1' }, 400, 'bad_data'],
    ['/api/v1/query_range', { query: 'up[5m]', start: '0', end: '1', step: '1' }, 400, 'bad_data'],
    ['/api/v1/series', {}, 400, 'bad_data'],
    ['/api/v1/labels', { 'match[]': '1 + 1' }, 400, 'bad_data'],
    ['/api/v1/nope', {}, 404, 'not_found'],
  ])('refuses %s with %j', async (path, parameters, status, errorType) => {
    const answer = await ask(path, parameters as Record<string, string>);
    expect(answer).toEqual({
      status,
      body: { status: 'error', errorType, error: expect.stringMatching(/./) },
    });
  });
});
