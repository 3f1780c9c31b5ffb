import { expect, it } from 'vitest';
import { CONFORMANCE_TOKEN } from './conformanceApps.ts';
import type { ConformanceHost } from './conformanceHost.ts';
import { gzip, makePost, type PostInput } from './makePost.ts';
import { randomHex } from './makeTraces.ts';

const JSON_TYPE = 'application/json';
const PROTOBUF_TYPE = 'application/x-protobuf';

/** How exporters in other languages send what has nothing in it: all of it is 200 (OTLP/HTTP, "Full Success"). */
const EMPTY: readonly { name: string; type: string; body: () => unknown; encoding?: string }[] = [
  { name: '{}', type: JSON_TYPE, body: () => '{}' },
  { name: 'null for the list', type: `${JSON_TYPE}; charset=utf-8`, body: () => '{"resourceSpans":null}' },
  { name: 'no bytes', type: PROTOBUF_TYPE, body: () => new Uint8Array() },
  { name: 'no bytes with a parameter', type: 'Application/X-Protobuf; a=b', body: () => new Uint8Array() },
  { name: 'no bytes in chunks', type: PROTOBUF_TYPE, body: () => new Blob([]).stream() },
  { name: 'no bytes in gzip', type: PROTOBUF_TYPE, body: () => gzip(''), encoding: 'gzip' },
  { name: 'no bytes in x-gzip', type: PROTOBUF_TYPE, body: () => gzip(''), encoding: 'x-gzip' },
];

const now = BigInt(Date.now()) * 1_000_000n;

/** A span with every kind of value, and fields of other versions. */
const RICH = {
  traceId: randomHex(16).toUpperCase(),
  spanId: randomHex(8).toUpperCase(),
  flags: 0x301,
  traceState: 'vendor=1',
  name: 'GET /things/:id',
  kind: 'SPAN_KIND_SERVER',
  startTimeUnixNano: Number(now),
  endTimeUnixNano: String(now + 1n),
  attributes: [
    { key: 'bytes', value: { bytesValue: 'AQI=' } },
    { key: 'map', value: { kvlistValue: { values: [{ key: 'in', value: { intValue: 1 } }] } } },
    {
      key: 'lists',
      value: { arrayValue: { values: [{ arrayValue: { values: [{ intValue: '5' }, {}] } }] } },
    },
    { key: 'empty', value: { arrayValue: {} } },
    { key: 'nothing' },
    { key: 'none', value: null },
    { key: 'not a number', value: { doubleValue: 'NaN' } },
  ],
  droppedAttributesCount: 3,
  links: [
    { traceId: randomHex(16), spanId: randomHex(8), flags: 257, attributes: [], droppedAttributesCount: 1 },
  ],
  status: { code: 'STATUS_CODE_ERROR', deprecatedCode: 1 },
  entityRefs: [{ type: 'of a later version' }],
};

const requestOf = (span: object) => ({
  resourceSpans: [
    {
      resource: { attributes: [], droppedAttributesCount: 0, entityRefs: [] },
      schemaUrl: 'https://opentelemetry.io/schemas/1.37.0',
      scopeSpans: [{ scope: {}, schemaUrl: '', spans: [span] }],
      instrumentationLibrarySpans: [{ spans: 'deprecated, and gone' }],
    },
  ],
});

/** What exporters in any language send by bearer token. */
export function describeExporters(host: () => ConformanceHost): void {
  const send = (type: string, input: PostInput) => {
    const authorization = `Bearer ${CONFORMANCE_TOKEN}`;
    const headers = { origin: undefined, authorization, 'content-type': type, ...input.headers };
    const query = { key: undefined, batch: undefined, sent: undefined };
    return host().fetch(makePost({ url: host().url, query, ...input, headers }));
  };

  it.each(EMPTY)('takes an empty export: $name', async ({ type, body, encoding }) => {
    const response = await send(type, { body: await body(), headers: { 'content-encoding': encoding } });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe((type.split(';', 1)[0] ?? '').toLowerCase());
  });

  it('takes every kind of value, names for enums, numbers for times, and fields of other versions', async () => {
    const response = await send(JSON_TYPE, { body: requestOf(RICH) });
    expect([response.status, await response.json()]).toEqual([200, {}]);
  });

  it('says that ids are hex, and field names in camel case', async () => {
    const inBase64 = { ...RICH, traceId: 'W47/95gDgQPSabYzgT/GDA==' };
    expect(await (await send(JSON_TYPE, { body: requestOf(inBase64) })).json()).toEqual({
      partialSuccess: { rejectedSpans: '1', errorMessage: expect.stringMatching(/traceId.*not base64/) },
    });
    const snake = await send(JSON_TYPE, { body: { resource_spans: [] } });
    expect([snake.status, await snake.json()]).toEqual([
      400,
      { code: 3, message: expect.stringContaining('resourceSpans') },
    ]);
  });
}
