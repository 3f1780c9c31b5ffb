import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { memoryHost } from '@throughline/ingest-core/testing/memoryHost';
import { describe, expect, it } from 'vitest';
import { makeCorpus } from './body/corpus.ts';
import { keepFound, readFound } from './found.ts';
import { arbitraryPost, type FuzzPost } from './post/arbitraryPost.ts';
import { checkAnswer } from './post/checkAnswer.ts';
import { renderPost } from './post/renderPost.ts';
import { requestOf } from './post/requestOf.ts';
import { runFuzz } from './runFuzz.ts';
import { runInWorkerd } from './runInWorkerd.ts';

/** A smaller share of `npm run fuzz`. */
const BODIES = 700;

/** On a machine that has much other work. */
const TIMEOUT_MS = 300_000;

/** A run in which nothing was accepted, or nothing refused, would have tried nothing. */
const STATUSES = ['200', '400', '401', '403', '405', '413', '415'];

const PLAIN: FuzzPost = {
  method: 'POST',
  body: 0,
  mutations: [],
  packing: 'none',
  encoding: '',
  type: 'fitting',
  caller: 'page',
  origin: undefined,
  query: {},
  headers: {},
  transfer: 'whole',
};

const seed = randomInt(1, 2 ** 31 - 1);

describe(`fuzz, seed ${seed}`, () => {
  it(
    'answers every body as the specification says, in this process',
    async () => {
      const host = memoryHost({
        commit: async (batch) => {
          JSON.stringify(batch);
          return { outcome: 'committed' };
        },
      });
      const send = (post: ReturnType<typeof renderPost>) => host.fetch(requestOf(post));
      const { failure, statuses } = await runFuzz({ bodies: BODIES, seed, clients: 1, send });
      expect(failure).toBeUndefined();
      expect(Object.keys(statuses)).toEqual(expect.arrayContaining(STATUSES));
    },
    TIMEOUT_MS,
  );

  it(
    'and in workerd, over HTTP, without a line in its log',
    async () => {
      const { failure, statuses, log } = await runInWorkerd({ bodies: BODIES, seed });
      expect(failure).toBeUndefined();
      expect(log).toBe('');
      expect(Object.keys(statuses)).toEqual(expect.arrayContaining(STATUSES));
    },
    TIMEOUT_MS,
  );

  it('takes the unchanged page view of the corpus in both encodings, packed, in any transfer', async () => {
    const host = memoryHost();
    for (const body of [0, 1])
      for (const transfer of ['whole', 'chunked'] as const) {
        const post = renderPost({ ...PLAIN, body, packing: 'gzip', transfer });
        expect((await host.fetch(requestOf(post))).status).toBe(200);
      }
    expect(makeCorpus()[1]?.protobuf).toBe(true);
    const counts = host.batches.map(({ kept }) => kept.resourceSpans[0]?.scopeSpans[0]?.spans.length);
    expect(counts).toEqual([4, 4, 4, 4]);
  });

  it('changes structure, and not just bytes', () => {
    const lengthOf = (post: Partial<FuzzPost>) => renderPost({ ...PLAIN, ...post }).body.byteLength;
    const at = 0.5;
    const nested = lengthOf({ body: 1, mutations: [{ kind: 'pb-repeat', at, pick: 0.9 }] });
    expect(nested).toBeGreaterThan(lengthOf({ body: 1 }) + 2_000);
    const listed = lengthOf({ mutations: [{ kind: 'json-nest', at, pick: 0.1 }] });
    expect(listed).toBeGreaterThan(lengthOf({}));
  });

  it('makes a failing post small', async () => {
    const send = async (post: { headers: Readonly<Record<string, string>> }) =>
      Response.json({}, { status: post.headers.traceparent ? 503 : 200, headers: { 'x-request-id': 'a' } });
    const { failure } = await runFuzz({ bodies: BODIES, seed, clients: 1, send });
    expect(failure?.problem).toContain('503');
    expect(failure?.post).toMatchObject({
      mutations: [],
      query: {},
      headers: { traceparent: expect.anything() },
    });
  });

  it('keeps what it has found, once, and tries it first from then on', async () => {
    const folder = pathToFileURL(`${mkdtempSync(join(tmpdir(), 'throughline-found-'))}/`);
    const post: FuzzPost = { ...PLAIN, body: Uint8Array.of(0, 255), headers: { traceparent: 'x' } };
    const names = [1, 2].map(() => keepFound({ post, problem: 'status 503: {"code":14}' }, folder));
    expect(names[0]).toMatch(/^status-503-code-14-[\da-f]{8}\.json$/);
    expect(readFound(folder)).toEqual([post]);
    const send = async () => new Response('', { status: 503 });
    const { failure } = await runFuzz({ bodies: 1, seed, clients: 1, send, first: readFound(folder) });
    expect(failure?.post).toEqual(post);
    rmSync(folder, { recursive: true });
  });

  it('knows a wrong answer', async () => {
    const headers = { 'x-request-id': 'a' };
    const check = (body: BodyInit, init: ResponseInit) =>
      checkAnswer(new Response(body, { ...init, headers: { ...headers, ...init.headers } }), 'POST');
    const json = { 'content-type': 'application/json' };
    expect(await check('', { status: 503 })).toContain('503');
    expect(await check('{}', { status: 400, headers: json })).toBe('no Status');
    expect(await check('{"code":3,"message":"m"}', { status: 400, headers: json })).toBeUndefined();
    const protobuf = { 'content-type': 'application/x-protobuf' };
    expect(await check(Uint8Array.of(0x0a, 0x7f), { headers: protobuf })).toBeDefined();
  });

  it('makes the same posts from the same seed', async () => {
    const { default: fc } = await import('fast-check');
    expect(fc.sample(arbitraryPost, { seed: 7, numRuns: 20 })).toEqual(
      fc.sample(arbitraryPost, { seed: 7, numRuns: 20 }),
    );
  });
});
