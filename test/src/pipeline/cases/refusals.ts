import { gzipSync } from 'node:zlib';
import { MAX_BODY_BYTES_BROWSER, MAX_DECODED_BYTES_BROWSER } from '@throughline/conventions/wire';
import { expect, it } from 'vitest';
import { DEMO_KEY } from '../../../../scripts/lib/services/demoApps.mjs';
import { pageViewSpan, postBatch, tracesOf } from '../batch.ts';
import type { Pipeline } from '../startPipeline.ts';

/** Posts of one client that no limit for people allows, on a machine that is so busy that most minutes end before the limit, too. */
const TOO_MANY = 5_000;

const FLOOD_TIMEOUT_MS = 300_000;

/** Bad input gets its status, a JSON body that says what is wrong, and nothing of it is stored. */
export function refusals(pipeline: () => Pipeline): void {
  const good = () => JSON.stringify(tracesOf([pageViewSpan('/refused')]));
  const cases: {
    name: string;
    status: number;
    says: RegExp;
    post: () => Partial<Parameters<typeof postBatch>[0]>;
  }[] = [
    { name: 'an unknown key', status: 401, says: /key/i, post: () => ({ key: 'pk_unknown', body: good() }) },
    {
      name: 'a foreign origin',
      status: 403,
      says: /origin/i,
      post: () => ({ origin: 'https://elsewhere.example', body: good() }),
    },
    {
      name: 'a body over the limit',
      status: 413,
      says: new RegExp(String(MAX_BODY_BYTES_BROWSER)),
      post: () => ({ body: ' '.repeat(MAX_BODY_BYTES_BROWSER + 1) }),
    },
    {
      name: 'a gzip bomb',
      status: 413,
      says: new RegExp(String(MAX_DECODED_BYTES_BROWSER)),
      post: () => ({ body: gzipSync(Buffer.alloc(MAX_DECODED_BYTES_BROWSER * 8, 32)) }),
    },
    { name: 'no JSON', status: 400, says: /JSON/, post: () => ({ body: '{"resourceSpans":[' }) },
    {
      name: 'a field of the wrong type',
      status: 400,
      says: /resourceSpans/,
      post: () => ({ body: '{"resourceSpans":7}' }),
    },
    {
      name: 'a batch id that is none',
      status: 400,
      says: /batch/,
      post: () => ({ batch: 'yesterday', body: good() }),
    },
  ];
  it.each(cases)('refuses $name with $status and says why', async ({ status, says, post }) => {
    const { ingest, panel } = pipeline();
    const answer = await postBatch({ url: ingest, key: DEMO_KEY, origin: panel, body: '', ...post() });
    expect(answer.status).toBe(status);
    const body = JSON.parse(answer.text) as { code: number; message: string };
    expect(body.code).toBeTypeOf('number');
    expect(body.message).toMatch(says);
  });

  it(
    'refuses one client that posts too often with 429 and Retry-After',
    async () => {
      const { ingest, example } = pipeline();
      const statuses = new Map<number, Headers>();
      for (let sent = 0; sent < TOO_MANY && !statuses.has(429); sent += 20) {
        const posts = Array.from({ length: 20 }, () =>
          postBatch({ url: ingest, key: example.key, origin: example.origin, body: '{"resourceSpans":[]}' }),
        );
        for (const { status, headers } of await Promise.all(posts)) statuses.set(status, headers);
      }
      // 503 is what a flood meets on a machine that is too busy for it
      expect([...statuses.keys()].filter((status) => status !== 503).sort()).toEqual([200, 429]);
      expect(Number(statuses.get(429)?.get('retry-after'))).toBeGreaterThan(0);
    },
    FLOOD_TIMEOUT_MS,
  );
}
