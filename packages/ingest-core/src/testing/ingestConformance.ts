import { BinaryReader } from '@bufbuild/protobuf/wire';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONFORMANCE_KEY_HALF, CONFORMANCE_ORIGIN, CONFORMANCE_TOKEN } from './conformanceApps.ts';
import type { ConformanceHost } from './conformanceHost.ts';
import { describeAttempts } from './describeAttempts.ts';
import { describeExporters } from './describeExporters.ts';
import { gzip, makePost, type PostInput } from './makePost.ts';
import { makePageView, makeTraces, randomHex } from './makeTraces.ts';
import { uuidV7 } from './uuidV7.ts';

/** Headers of a server's post. */
const BEARER = { origin: undefined, authorization: `Bearer ${CONFORMANCE_TOKEN}` };
const NO_KEY = { key: undefined };

/** What every host of the ingest answers, whatever it runs on. */
export function describeIngest(name: string, makeHost: () => Promise<ConformanceHost>): void {
  describe(`${name}: OTLP/HTTP ingest`, () => {
    let host: ConformanceHost;
    beforeAll(async () => {
      host = await makeHost();
    });
    afterAll(async () => {
      await host.close?.();
    });
    const post = (input: PostInput = {}) => host.fetch(makePost({ url: host.url, ...input }));

    it("takes a page's post and lets the page read the answer", async () => {
      const response = await post();
      expect(response.status).toBe(200);
      expect(await response.json()).toEqual({});
      expect(response.headers.get('access-control-allow-origin')).toBe(CONFORMANCE_ORIGIN);
      expect(response.headers.get('access-control-expose-headers')).toMatch(/retry-after/i);
      expect(response.headers.get('timing-allow-origin')).toBe(CONFORMANCE_ORIGIN);
      expect(response.headers.get('vary')).toMatch(/origin/i);
    });

    it('takes gzip by its magic bytes, and by its header', async () => {
      const body = await gzip(JSON.stringify(makeTraces({ spans: makePageView() })));
      expect((await post({ body })).status).toBe(200);
      expect((await post({ body, headers: { 'content-encoding': 'gzip' } })).status).toBe(200);
      const other = await post({ body, headers: { 'content-encoding': 'zstd' } });
      expect([other.status, other.headers.get('accept-encoding')]).toEqual([415, 'gzip']);
    });

    it("takes a server's post by bearer token, with and without a batch id", async () => {
      const headers = { ...BEARER, 'content-type': 'application/json' };
      expect((await post({ headers, query: NO_KEY })).status).toBe(200);
      expect((await post({ headers, query: { ...NO_KEY, batch: undefined, sent: undefined } })).status).toBe(
        200,
      );
    });

    it("takes a Collector's batch of 8,192 spans, and no more than 10,000", async () => {
      const headers = { ...BEARER, 'content-type': 'application/json', 'content-encoding': 'gzip' };
      const send = async (count: number) => {
        // Not sampled: the outbox of a host under test is small.
        const [span] = makePageView(randomHex(16), { flags: 0x02 });
        const spans = Array.from({ length: count }, () => ({ ...span, spanId: randomHex(8) }));
        return post({ headers, query: NO_KEY, body: await gzip(JSON.stringify(makeTraces({ spans }))) });
      };
      const taken = await send(8_192);
      expect([taken.status, await taken.json()]).toEqual([200, {}]);
      const refused = await send(10_001);
      expect([refused.status, await refused.text()]).toEqual([413, expect.stringContaining('10000')]);
    });

    it('answers protobuf with protobuf', async () => {
      const headers = { ...BEARER, 'content-type': 'application/x-protobuf' };
      const empty = await post({ headers, query: NO_KEY, body: new Uint8Array() });
      expect(empty.status).toBe(200);
      expect(empty.headers.get('content-type')).toBe('application/x-protobuf');
      expect((await empty.arrayBuffer()).byteLength).toBe(0);
      const bad = await post({ headers, query: NO_KEY, body: new Uint8Array([0x0a, 0xff]) });
      expect(bad.status).toBe(400);
      expect(readStatus(await bad.arrayBuffer())).toEqual({
        code: 3,
        message: expect.stringMatching(/protobuf/),
      });
    });

    it('accepts the good spans of a batch and names the bad one', async () => {
      const body = makeTraces({ spans: [...makePageView(), { traceId: 'zz', name: 'bad' }] });
      const response = await post({ body });
      expect(response.status).toBe(200);
      expect(await response.json()).toEqual({
        partialSuccess: { rejectedSpans: '1', errorMessage: expect.stringContaining('traceId') },
      });
    });

    it('ignores an unknown field however deep it is, and blames a deep value on its span', async () => {
      const deep = `${'{"a":['.repeat(20_000)}${']}'.repeat(20_000)}`;
      expect((await post({ body: `{"resourceSpans":[],"unknown":${deep}}` })).status).toBe(200);
      const value = `${'{"arrayValue":{"values":['.repeat(2_000)}${']}}'.repeat(2_000)}`;
      const body = JSON.stringify(makeTraces({ spans: [{ attributes: { 'rum.target': 'DEEP' } }] }));
      const response = await post({ body: body.replace('{"stringValue":"DEEP"}', value) });
      expect(await response.json()).toMatchObject({
        partialSuccess: { rejectedSpans: '1', errorMessage: expect.stringContaining('nested') },
      });
    });

    it('tells a page the rate in force, where it is below 1', async () => {
      const response = await post({ query: { key: CONFORMANCE_KEY_HALF } });
      expect(await response.json()).toEqual({ rum: { sampleRate: 0.5 } });
    });

    it('acknowledges a batch that it has seen', async () => {
      const query = { batch: uuidV7(Date.now()) };
      const body = makeTraces({ spans: makePageView() });
      for (let i = 0; i < 2; i++) expect((await post({ query, body })).status).toBe(200);
    });

    it('takes nothing of another body under an id that it has seen', async () => {
      const query = { batch: uuidV7(Date.now()) };
      const [first, other] = [randomHex(16), randomHex(16)];
      for (const traceId of [first, other])
        expect((await post({ query, body: makeTraces({ spans: makePageView(traceId) }) })).status).toBe(200);
      const committed = JSON.stringify((await host.committed?.()) ?? first);
      expect([committed.includes(first), committed.includes(other)]).toEqual([true, false]);
    });

    it('does not remember a batch that it refused', async () => {
      const query = { batch: uuidV7(Date.now()) };
      expect((await post({ query, body: '{' })).status).toBe(400);
      const traceId = randomHex(16);
      expect((await post({ query, body: makeTraces({ spans: makePageView(traceId) }) })).status).toBe(200);
      const committed = await host.committed?.();
      if (committed !== undefined) expect(JSON.stringify(committed)).toContain(traceId);
    });

    it('answers a preflight', async () => {
      const headers = { 'content-type': undefined, 'access-control-request-method': 'POST' };
      const response = await post({ method: 'OPTIONS', headers });
      expect(response.status).toBe(204);
      expect(response.headers.get('access-control-allow-origin')).toBe(CONFORMANCE_ORIGIN);
      expect(response.headers.get('access-control-allow-methods')).toMatch(/POST/);
      expect(response.headers.get('access-control-allow-headers')).toMatch(/content-type/i);
      const foreign = await post({
        method: 'OPTIONS',
        headers: { ...headers, origin: 'https://evil.example' },
      });
      expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
    });

    it('takes a sane request id and makes one otherwise', async () => {
      const idFor = async (given: string) =>
        (await post({ headers: { 'x-request-id': given } })).headers.get('x-request-id');
      // one of our own, nginx's, Envoy's, a W3C traceparent
      for (const sane of [
        'req_0123456789',
        '0af7651916cd43dd8448eb211c80319c',
        '7b7e3a0c-2f2a-9e3d-8a4b-0123456789ab',
        '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
      ])
        expect(await idFor(sane)).toBe(sane);
      for (const other of ['jane@example.com', '203.0.113.7:4711', '/people/jane', 'short', 'x'.repeat(65)]) {
        const made = await idFor(other);
        expect(made).toMatch(/^[\w-]{8,64}$/);
        expect(made).not.toBe(other);
      }
    });

    describeExporters(() => host);
    describeAttempts(() => host);
  });
}

function readStatus(bytes: ArrayBuffer): { code: number; message: string } {
  const reader = new BinaryReader(new Uint8Array(bytes));
  const status = { code: 0, message: '' };
  while (reader.pos < reader.len) {
    const [field, type] = reader.tag();
    if (field === 1) status.code = reader.int32();
    else if (field === 2) status.message = reader.string();
    else reader.skip(type);
  }
  return status;
}
