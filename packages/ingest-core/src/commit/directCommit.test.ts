import { describe, expect, it } from 'vitest';
import { createSeriesRegistry } from '../measure/series/seriesRegistry.ts';
import { fakeStore } from '../testing/fakeStore.ts';
import { makeBatch } from '../testing/makeBatch.ts';
import { directCommit } from './directCommit.ts';

function setUp(...answers: (Response | Error)[]) {
  const store = fakeStore(...answers);
  const registry = createSeriesRegistry({ maxSeries: 10 });
  const headers = { authorization: 'Bearer t' };
  const commit = directCommit({
    otlpEndpoint: 'http://store.example:4318/',
    headers,
    registry,
    fetch: store.fetch,
  });
  const total = () => registry.rows().reduce((sum, row) => sum + (row.type === 'counter' ? row.value : 0), 0);
  return { commit, total, posted: store.posted };
}

describe('directCommit', () => {
  it('stores the kept spans, then counts', async () => {
    const { commit, total, posted } = setUp();
    const batch = makeBatch();
    expect(await commit(batch)).toEqual({ outcome: 'committed' });
    expect(total()).toBe(1);
    expect(posted[0]?.url.href).toBe('http://store.example:4318/v1/traces');
    expect(posted[0]?.headers.get('authorization')).toBe('Bearer t');
    expect(JSON.parse(posted[0]?.body ?? '')).toEqual(batch.kept);
  });

  it('posts nothing where nothing was kept, and counts all the same', async () => {
    const { commit, total, posted } = setUp();
    expect(await commit(makeBatch({ kept: { resourceSpans: [] } }))).toEqual({ outcome: 'committed' });
    expect([total(), posted.length]).toEqual([1, 0]);
  });

  it.each([
    [new Response(null, { status: 503, headers: { 'retry-after': '17' } }), 17, 'store_503'],
    [new Response(' <!doctype html>', { headers: { 'content-type': 'text/html' } }), 5, 'store_web_page'],
    [new Response(null, { status: 429, headers: { 'retry-after': '99999' } }), 300, 'store_429'],
    [new Response(null, { status: 502 }), 5, 'store_502'],
    [new Response(null, { status: 504, headers: { 'retry-after': 'soon' } }), 5, 'store_504'],
    [new Response(null, { status: 401 }), 5, 'store_401'],
    [new TypeError('fetch failed'), 5, 'store_unreachable'],
  ])(
    'is unavailable after %o, counts nothing, and takes the retry',
    async (answer, retryAfterSeconds, reason) => {
      const { commit, total } = setUp(answer);
      const batch = makeBatch();
      expect(await commit(batch)).toEqual({ outcome: 'unavailable', reason, retryAfterSeconds });
      expect(total()).toBe(0);
      expect(await commit(batch)).toEqual({ outcome: 'committed' });
      expect(total()).toBe(1);
    },
  );

  it('refuses for good what the store refuses for good, and remembers nothing of it', async () => {
    const { commit, total } = setUp(new Response(null, { status: 400 }));
    const batch = makeBatch();
    expect(await commit(batch)).toEqual({ outcome: 'refused', reason: 'store_400' });
    expect(total()).toBe(0);
    expect(await commit(batch)).toEqual({ outcome: 'committed' });
  });

  it('counts a batch once, also when its retry overtakes it', async () => {
    const { commit, total, posted } = setUp();
    const batch = makeBatch();
    const results = await Promise.all([commit(batch), commit(batch)]);
    expect(results.map((result) => result.outcome)).toEqual(['committed', 'duplicate']);
    expect(await commit(batch)).toEqual({ outcome: 'duplicate' });
    expect(await commit({ ...batch, app: 'other' })).toEqual({ outcome: 'committed' });
    expect([total(), posted.length]).toEqual([2, 2]);
  });

  it('never acknowledges a retry whose first try then fails', async () => {
    const { commit } = setUp(new Response(null, { status: 503 }));
    const batch = makeBatch();
    const results = await Promise.all([commit(batch), commit(batch)]);
    expect(results.map((result) => result.outcome)).toEqual(['unavailable', 'unavailable']);
  });
});
