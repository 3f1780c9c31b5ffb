import { env } from 'cloudflare:workers';
import { mintTicket } from '@throughline/ingest-core/admit/tickets/mintTicket';
import { makePost } from '@throughline/ingest-core/testing/makePost';
import { describe, expect, it } from 'vitest';
import type { Environment } from '../environment.ts';
import { writeCommitAnswer } from '../shard/message/commitBody.ts';
import { answer } from './answers/answer.ts';
import { rearmShards } from './commit/rearmShards.ts';
import { checkConfiguration } from './configuration/checkConfiguration.ts';
import { createEdge } from './createEdge.ts';

const good: Environment = env;

describe('createEdge', () => {
  it('takes no post with a mistake in the configuration, and names it at /health/startup', async () => {
    const edge = createEdge({ ...good, SHARDS: 'many', LOG_LEVEL: 'error' });
    const refused = await answer(makePost(), edge);
    expect([refused.status, refused.headers.get('Retry-After')]).toEqual([503, '60']);
    expect(await refused.json()).toMatchObject({ code: 14 });
    const headers = { 'Content-Type': 'application/x-protobuf; charset=utf-8' };
    const protobuf = await answer(makePost({ headers, body: '' }), edge);
    expect(protobuf.headers.get('Content-Type')).toBe('application/x-protobuf');
    const told = new Uint8Array(await protobuf.arrayBuffer());
    // field 1, code: 14
    expect([...told.subarray(0, 2)]).toEqual([0x08, 14]);
    expect(new TextDecoder().decode(told)).toContain('misconfigured');
    const startup = await answer(new Request('https://edge.example/health/startup'), edge);
    expect(startup.status).toBe(503);
    expect(await startup.json()).toMatchObject({ mistakes: [expect.stringMatching(/^SHARDS: "many"/)] });
  });

  it('stops the SDKs where it is not enabled', async () => {
    const edge = createEdge({ ...good, OBS_ENABLED: 'false' });
    const response = await answer(makePost(), edge);
    expect([response.status, await response.json()]).toEqual([
      200,
      { rum: { sampleRate: 0, reportRate: 0 } },
    ]);
  });

  it('answers 503 with Retry-After, never 500, when the Shard cannot be reached', async () => {
    const broken = { getByName: () => ({ fetch: () => Promise.reject(new Error('no such object')) }) };
    const edge = createEdge({ ...good, SHARD: broken as unknown as Environment['SHARD'] });
    const response = await answer(makePost(), edge);
    expect(response.status).toBe(503);
    expect(Number(response.headers.get('Retry-After'))).toBeGreaterThan(0);
    const ready = await answer(new Request('https://edge.example/health/ready'), edge);
    expect(ready.status).toBe(503);
  });

  it('finds every Shard in the jurisdiction, posts, routes and cron alike', async () => {
    const asked: string[] = [];
    const pinned = {
      getByName(name: string) {
        asked.push(name);
        return {
          fetch: async () => writeCommitAnswer([{ outcome: 'committed' }]),
          rearm: async () => undefined,
          drain: async () => ({ destinations: [] }),
          health: async () => ({ destinations: [], full: false }),
          series: async () => [],
          listQuarantine: async () => ({ entries: [] }),
        };
      },
    };
    // The namespace itself has no way to an object: only its pinned one does.
    const SHARD = { jurisdiction: (name: string) => (name === 'eu' ? pinned : undefined) };
    const edge = createEdge({ ...good, SHARD, JURISDICTION: 'eu' } as unknown as Environment);
    const ADMIN = { Authorization: `Bearer ${good.ADMIN_TOKEN}` };
    const statusOf = async (path: string, method = 'GET') =>
      (await answer(new Request(`https://edge.example${path}`, { method, headers: ADMIN }), edge)).status;
    expect((await answer(makePost(), edge)).status).toBe(200);
    expect(asked).toEqual(['shop/0']);
    expect(await statusOf('/health/ready')).toBe(200);
    expect(await statusOf('/metrics')).toBe(200);
    expect(await statusOf('/ops/quarantine')).toBe(200);
    expect(await statusOf('/ops/drain', 'POST')).toBe(200);
    const before = asked.length;
    await rearmShards(edge);
    expect(asked.length).toBeGreaterThan(before);
  });

  it.each([
    ['mars', /^JURISDICTION: "mars" is none of eu, us, fedramp, fedramp-high/],
    // workerd here has no jurisdictions: nothing may be taken as if it had.
    ['eu', /^JURISDICTION: this runtime can't pin/],
  ])('takes nothing where it cannot keep to the jurisdiction %s', async (JURISDICTION, mistake) => {
    const edge = createEdge({ ...good, JURISDICTION, LOG_LEVEL: 'error' });
    expect((await answer(makePost(), edge)).status).toBe(503);
    const startup = await answer(new Request('https://edge.example/health/startup'), edge);
    expect(await startup.json()).toMatchObject({ mistakes: [expect.stringMatching(mistake)] });
  });

  it('takes keys from KV that APPS has not', async () => {
    const policy = '{"app":"shop","environment":"test","origins":["https://shop.example"]}';
    const KEYS = {
      get: async (key: string) => (key === 'pk_kv' ? policy : null),
      list: async () => ({ keys: [{ name: 'pk_kv' }], list_complete: true }),
    } as unknown as KVNamespace;
    const edge = createEdge({ ...good, KEYS });
    expect((await answer(makePost({ query: { key: 'pk_kv' } }), edge)).status).toBe(200);
    expect((await answer(makePost({ query: { key: 'pk_none' } }), edge)).status).toBe(401);
  });

  it('checks tickets with the secrets that an entry names, and takes no post where one is not set', async () => {
    const entry = {
      ...{ app: 'shop', environment: 'test', origins: ['https://shop.example'] },
      ...{ requireTicket: true, ticketSecrets: ['RUM_TICKET_SECRET', 'RUM_TICKET_SECRET_OLD'] },
    };
    const APPS = JSON.stringify({ pk_ticket: entry });
    const [current, old] = ['c'.repeat(32), 'o'.repeat(32)];
    const secrets = { RUM_TICKET_SECRET: current, RUM_TICKET_SECRET_OLD: old };
    const edge = createEdge({ ...good, APPS, ...secrets });
    const send = async (secret: string) => {
      const ticket = await mintTicket({ secret, app: 'shop', expiresAt: Date.now() + 60_000 });
      return (await answer(makePost({ query: { key: 'pk_ticket', ticket } }), edge)).status;
    };
    expect([await send(current), await send(old), await send('x'.repeat(32))]).toEqual([200, 200, 401]);
    const alone = createEdge({ ...good, APPS, ...secrets, INGEST_TOKENS: '' });
    const headers = { Authorization: `Bearer ${good.ADMIN_TOKEN}` };
    const probe = new Request('https://edge.example/ops/trace/test', { method: 'POST', headers });
    expect((await answer(probe, alone)).status).toBe(200);
    const { mistakes } = checkConfiguration({ ...good, APPS, RUM_TICKET_SECRET: current });
    expect(mistakes).toEqual([
      expect.stringMatching(/^APPS: pk_ticket\.ticketSecrets\.1: names a variable that is not set/),
    ]);
    expect(mistakes.join()).not.toContain(current);
  });
});
