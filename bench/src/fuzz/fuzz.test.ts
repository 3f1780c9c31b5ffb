import { randomInt } from 'node:crypto';
import { memoryHost } from '@throughline/ingest-core/testing/memoryHost';
import { describe, expect, it } from 'vitest';
import { arbitraryPost, requestOf } from './arbitraryPost.ts';
import { checkAnswer } from './checkAnswer.ts';
import { makeCorpus } from './corpus.ts';
import { runFuzz } from './runFuzz.ts';

/** A smaller share of `npm run fuzz`. */
const BODIES = 1500;

describe('fuzz', () => {
  it('answers every body as the specification says', async () => {
    const { failure, statuses, bodies } = await runFuzz({ bodies: BODIES, seed: randomInt(2 ** 31 - 1) });
    expect(failure).toBeUndefined();
    expect(bodies).toBe(BODIES);
    // a run in which nothing was accepted, or nothing refused, would have tried nothing
    expect(Object.keys(statuses)).toEqual(expect.arrayContaining(['200', '400', '415']));
  });

  it('takes the unchanged page view of the corpus in both encodings', async () => {
    const host = memoryHost();
    const corpus = makeCorpus();
    for (const body of [0, 1]) {
      const post = { body, mutations: [], encoding: 'gzip', type: 'fitting', bearer: false } as const;
      expect((await host.fetch(requestOf(post))).status).toBe(200);
    }
    expect(corpus[1]?.protobuf).toBe(true);
    expect(host.batches.map(({ kept }) => kept.resourceSpans[0]?.scopeSpans[0]?.spans.length)).toEqual([
      4, 4,
    ]);
  });

  it('knows a wrong answer', async () => {
    expect(await checkAnswer(new Response('', { status: 503 }))).toContain('503');
    expect(await checkAnswer(Response.json({}, { status: 400 }))).toBe('no Status');
    expect(await checkAnswer(Response.json({ code: 3, message: 'm' }, { status: 400 }))).toBeUndefined();
    const headers = { 'content-type': 'application/x-protobuf' };
    expect(await checkAnswer(new Response(Uint8Array.of(0x0a, 0x7f), { headers }))).toBeDefined();
  });

  it('makes the same posts from the same seed', async () => {
    const { default: fc } = await import('fast-check');
    expect(fc.sample(arbitraryPost, { seed: 7, numRuns: 20 })).toEqual(
      fc.sample(arbitraryPost, { seed: 7, numRuns: 20 }),
    );
  });
});
