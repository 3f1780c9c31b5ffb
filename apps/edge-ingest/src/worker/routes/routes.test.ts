import { runInDurableObject } from 'cloudflare:test';
import { exports } from 'cloudflare:workers';
import { CONFORMANCE_KEY } from '@throughline/ingest-core/testing/conformanceApps';
import { makePost } from '@throughline/ingest-core/testing/makePost';
import { describe, expect, it } from 'vitest';
import { received, rule, TRACES } from '../../testing/destination.ts';
import { shardOf } from '../../testing/shardBatches.ts';

const ADMIN = { Authorization: 'Bearer admin-token-0123456789' };

const edge = (path: string, init?: RequestInit): Promise<Response> =>
  exports.default.fetch(new Request(`https://edge.example${path}`, init));

describe('GET /rum.js', () => {
  it.each(['/rum.js', '/_rum/rum.js', '/rum-text.js', '/_rum/rum-text.js'])(
    'serves %s to every origin',
    async (path) => {
      const response = await edge(path);
      expect(response.status).toBe(200);
      expect(response.headers.get('Content-Type')).toMatch(/^text\/javascript/);
      expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
      expect(response.headers.get('Cross-Origin-Resource-Policy')).toBe('cross-origin');
      expect(response.headers.get('Cache-Control')).toMatch(/max-age=3600/);
      expect((await response.text()).length).toBeGreaterThan(0);
      const headers = { 'If-None-Match': response.headers.get('ETag') ?? '' };
      expect((await edge(path, { headers })).status).toBe(304);
    },
  );
});

describe('GET /rum-{version}.js', () => {
  it('is 404 where that version is not kept, and no other file is served by its name', async () => {
    for (const path of [
      '/rum-0123456789ab.js',
      '/_rum/rum-0123456789ab.js',
      '/rum-x.js',
      '/wrangler.jsonc',
    ]) {
      expect((await edge(path)).status, path).toBe(404);
    }
  });

  it('serves the version that was built, for ever', async () => {
    const script = await (await edge('/rum.js')).arrayBuffer();
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', script));
    const version = Array.from(digest.slice(0, 6), (byte) => byte.toString(16).padStart(2, '0')).join('');
    const response = await edge(`/rum-${version}.js`);
    expect(response.status).toBe(200);
    expect(response.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(await response.arrayBuffer()).toEqual(script);
    const rules = await edge(`/_rum/rum-text-${version}.js`);
    expect(rules.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
    expect(await rules.text()).toBe(await (await edge('/rum-text.js')).text());
  });
});

describe('health', () => {
  it('is live, and says that the configuration is good', async () => {
    expect((await edge('/health/live')).status).toBe(200);
    const startup = await edge('/health/startup');
    expect([startup.status, await startup.json()]).toEqual([
      200,
      { status: 'ok', enabled: true, mistakes: [] },
    ]);
  });

  it('is not ready while a destination fails, and tells the reason to the admin alone', async () => {
    const traceId = await testTrace(503);
    await edge('/ops/drain', { method: 'POST', headers: ADMIN });
    const open = await edge('/health/ready');
    const body = await open.json();
    expect(open.status).toBe(503);
    expect(body).toMatchObject({ status: 'failing' });
    expect(JSON.stringify(body)).toMatch(/"name":"otlp","status":"failing"/);
    expect(JSON.stringify(body)).not.toMatch(/reason|shop/);
    const told = await (await edge('/health/ready', { headers: ADMIN })).text();
    expect(told).toMatch(/"state":"later","reason":"503/);
    await edge('/ops/drain', { method: 'POST', headers: ADMIN });
    expect(await received(TRACES, traceId)).toMatchObject([{ status: 503 }, { status: 200 }]);
  });
});

describe('admin routes', () => {
  it.each([
    ['GET', '/metrics'],
    ['POST', '/ops/drain'],
    ['POST', '/ops/trace/test'],
    ['GET', '/ops/quarantine'],
    ['POST', '/ops/quarantine'],
  ])('%s %s needs the admin token', async (method, path) => {
    for (const headers of [{}, { Authorization: 'Bearer admin-token-012345678' }]) {
      const response = await edge(path, { method, headers });
      expect([response.status, await response.json()]).toMatchObject([401, { code: 16 }]);
    }
  });

  it('shows the series of every Shard as Prometheus text', async () => {
    await exports.default.fetch(makePost());
    const response = await edge('/metrics', { headers: ADMIN });
    expect(response.headers.get('Content-Type')).toMatch(/^text\/plain; version=0.0.4/);
    const text = await response.text();
    expect(text).toMatch(/^# TYPE rum_page_views_total counter$/m);
    expect(text).toMatch(/^rum_page_views_total\{app="shop",.*shard="shop\/0"\} [1-9]/m);
    expect(text).toMatch(/^rum_outbox_bytes\{app="shop",destination="otlp",shard="shop\/0"\} \d/m);
    expect(text.match(/^# TYPE rum_ingest_batches_total /gm)).toHaveLength(1);
  });

  it('sends a test span all the way to the trace store', async () => {
    const traceId = await testTrace();
    await edge('/ops/drain', { method: 'POST', headers: ADMIN });
    expect(await received(TRACES, traceId)).toMatchObject([{ status: 200 }]);
  });
});

describe('/ops/quarantine', () => {
  const act = (body: unknown) =>
    edge('/ops/quarantine', { method: 'POST', headers: ADMIN, body: JSON.stringify(body) });

  it('shows what was refused for good, replays it, and does so once', async () => {
    const traceId = await testTrace(400);
    await edge('/ops/drain', { method: 'POST', headers: ADMIN });
    const shown = await edge('/ops/quarantine?app=shop&shard=0', { headers: ADMIN });
    expect([shown.status, shown.headers.get('Cache-Control')]).toEqual([200, 'no-store']);
    const { shards }: { shards: { entries: { seq: number; sample: string }[] }[] } = await shown.json();
    const entry = shards[0]?.entries.find(({ sample }) => sample.includes(traceId));
    const order = { app: 'shop', shard: 0, seq: entry?.seq, action: 'replay' };
    expect(await (await act(order)).json()).toMatchObject({ action: 'replay', entries: 1, items: 1 });
    expect(await (await act(order)).json()).toMatchObject({ action: 'replay', entries: 0 });
    await edge('/ops/drain', { method: 'POST', headers: ADMIN });
    expect(await received(TRACES, traceId)).toMatchObject([{ status: 400 }, { status: 200 }]);
  });

  it.each([
    [{}, 400, /^app: /],
    [{ app: 'shop' }, 400, /^shard: /],
    [{ app: 'shop', shard: 0 }, 400, /^seq: /],
    [{ app: 'shop', shard: 0, seq: '1', action: 'drop' }, 400, /^seq: /],
    [{ app: 'shop', shard: 0, seq: 1 }, 400, /^action: /],
    [{ app: 'shop', shard: 0, seq: 1, action: 'delete' }, 400, /^action: /],
    [{ app: 'none', shard: 0, seq: 'all', action: 'drop' }, 404, /no such Shard/],
    [null, 400, /^app: /],
  ])('answers %j with %i, and says what is wrong', async (body, status, message) => {
    const response = await act(body);
    const told: { message: string } = await response.json();
    expect([response.status, told.message]).toEqual([status, expect.stringMatching(message)]);
  });

  it('names no Shard that is not there', async () => {
    expect((await edge('/ops/quarantine?app=none', { headers: ADMIN })).status).toBe(404);
    expect((await edge('/ops/quarantine?app=shop&after=x', { headers: ADMIN })).status).toBe(400);
  });
});

describe('other paths', () => {
  it('answers 404 with a Status body and a request id', async () => {
    const response = await edge('/elsewhere', { headers: { 'X-Request-Id': 'req_0123456789' } });
    expect([response.status, await response.json()]).toMatchObject([404, { code: 5 }]);
    expect(response.headers.get('X-Request-Id')).toBe('req_0123456789');
  });

  it.each(['/', '/_rum', '//v1/traces', '/v1/traces/', '/v1/metrics'])(
    'tells an exporter that posts to %s where traces go',
    async (path) => {
      const response = await exports.default.fetch(
        new Request(`https://edge.example${path}`, { method: 'POST' }),
      );
      expect(response.status).toBe(404);
      expect(await response.text()).toContain('POST /v1/traces');
    },
  );
});

describe('rate limits', () => {
  it('refuses one client that posts too often, and no other', async () => {
    const from = (address: string, spoofed: Record<string, string> = {}) =>
      exports.default.fetch(
        makePost({ headers: { ...spoofed, 'cf-connecting-ip': address }, body: '{"resourceSpans":[]}' }),
      );
    // Twice the limit and more, so that a minute that ends meanwhile saves nobody.
    const answers = await Promise.all(
      Array.from({ length: 620 }, (_, i) =>
        // Cloudflare writes CF-Connecting-IP itself; what a client writes beside it changes nothing
        from('192.0.2.1', {
          'x-forwarded-for': `203.0.113.${i % 256}`,
          'x-real-ip': `203.0.113.${i % 256}`,
          'true-client-ip': `203.0.113.${i % 256}`,
          'cf-connecting-ipv6': `2001:db8::${i.toString(16)}`,
          forwarded: `for=203.0.113.${i % 256}`,
        }),
      ),
    );
    const refused = answers.find(({ status }) => status === 429);
    expect(Number(refused?.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect(await refused?.json()).toMatchObject({ code: 8 });
    expect((await from('192.0.2.2')).status).toBe(200);
  });
});

describe('the client address', () => {
  it('is forgotten', async () => {
    const address = '198.51.100.77';
    expect((await exports.default.fetch(makePost({ headers: { 'cf-connecting-ip': address } }))).status).toBe(
      200,
    );
    const stored = await runInDurableObject(shardOf('shop'), (_, { storage: { sql } }) =>
      JSON.stringify(
        ['commit_log', 'series', 'state', 'seen_batches'].map((table) =>
          sql.exec(`SELECT * FROM ${table}`).toArray().map(readable),
        ),
      ),
    );
    expect(stored).toContain('shop');
    expect(stored).not.toContain(address);
    expect(stored).not.toContain(CONFORMANCE_KEY);
  });
});

/** Blobs as text. */
function readable(row: Record<string, SqlStorageValue>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      value instanceof ArrayBuffer ? new TextDecoder().decode(value) : value,
    ]),
  );
}

/** Sends a test span; with a status, the trace store answers its first request so. */
async function testTrace(status?: number): Promise<string> {
  const response = await edge('/ops/trace/test', { method: 'POST', headers: ADMIN });
  expect(response.status).toBe(200);
  const { traceId }: { traceId: string } = await response.json();
  if (status !== undefined) await rule({ path: TRACES, match: traceId, status, times: 1 });
  return traceId;
}
