import { describe, expect, it } from 'vitest';
import { CONFORMANCE_TOKEN } from '../testing/conformanceApps.ts';
import { fakeStore } from '../testing/fakeStore.ts';
import { makeBatch } from '../testing/makeBatch.ts';
import { makePost } from '../testing/makePost.ts';
import { memoryHost } from '../testing/memoryHost.ts';
import { relayCommit } from './relayCommit.ts';

const URL_OF_EDGE = 'https://edge.example/v1/traces';

describe('relayCommit', () => {
  it('passes every accepted span on, with the batch id, the time and the token', async () => {
    const { fetch, posted } = fakeStore();
    const commit = relayCommit({ url: URL_OF_EDGE, token: 't', fetch, now: () => 42 });
    const batch = makeBatch({ kept: { resourceSpans: [] } });
    expect(await commit(batch)).toEqual({ outcome: 'committed' });
    expect(Object.fromEntries(posted[0]?.url.searchParams ?? [])).toEqual({
      batch: batch.batchId,
      sent: '42',
    });
    expect(posted[0]?.headers.get('authorization')).toBe('Bearer t');
    expect(JSON.parse(posted[0]?.body ?? '')).toEqual(batch.accepted);
  });

  it('passes the verdict of the other side on', async () => {
    const full = new Response(null, { status: 503, headers: { 'retry-after': '30' } });
    const { fetch } = fakeStore(full, new Response(null, { status: 400 }));
    const commit = relayCommit({ url: URL_OF_EDGE, token: 't', fetch });
    expect(await commit(makeBatch())).toMatchObject({ outcome: 'unavailable', retryAfterSeconds: 30 });
    expect(await commit(makeBatch())).toMatchObject({ outcome: 'refused' });
  });

  it('leaves the same batch at the edge as a post of the page itself', async () => {
    const edge = memoryHost();
    const viaRelay = memoryHost({
      commit: relayCommit({
        url: URL_OF_EDGE,
        token: CONFORMANCE_TOKEN,
        fetch: (input, init) => edge.fetch(new Request(input, init)),
      }),
    });
    const body = JSON.stringify({ resourceSpans: makeBatch().accepted?.resourceSpans });
    expect((await viaRelay.fetch(makePost({ body }))).status).toBe(200);
    expect((await edge.fetch(makePost({ body }))).status).toBe(200);
    expect(edge.batches).toHaveLength(2);
    const [relayed, direct] = edge.batches;
    expect(relayed?.kept).toEqual(direct?.kept);
    expect(relayed?.deltas).toEqual(direct?.deltas);
  });
});
