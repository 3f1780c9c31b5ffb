import type { CommitResult } from '@throughline/ingest-core/commit/commitBatch';
import { describe, expect, it } from 'vitest';
import { freshShard } from '../../testing/shardBatches.ts';
import {
  joinCommitBodies,
  readCommitAnswer,
  readCommitBody,
  type WrittenBatch,
  writeCommitAnswer,
  writeCommitBody,
} from './commitBody.ts';

const encoder = new TextEncoder();

const batch = (app: string): WrittenBatch => ({
  app,
  env: 'test "é"\n',
  shard: 3,
  batchId: crypto.randomUUID(),
  batchTime: 1_790_000_000_000,
  deltas: JSON.stringify([['rum_page_views_total', [app, 'test', '/é\n', '', ''], 2]]),
  spans: [
    { text: JSON.stringify({ name: 'a\nü\u2028' }), count: 1 },
    { text: '{"name":"b"},{"name":"c"}', count: 2 },
  ],
});

const send = (body: string) => new Request('https://shard/', { method: 'POST', body });

const asRead = ({ spans, ...rest }: WrittenBatch) => ({
  ...rest,
  deltaBytes: encoder.encode(rest.deltas).byteLength,
  spans: spans.map(({ text, count }) => ({ count, bytes: encoder.encode(text) })),
});

describe('the body of a commit', () => {
  it('brings everything of a batch, and says how many bytes it has', () => {
    const written = batch('shop');
    expect(readCommitBody(encoder.encode(writeCommitBody(written)))).toEqual([asRead(written)]);
  });

  it('brings a batch of which nothing was kept', () => {
    const written = { ...batch('shop'), deltas: '[]', spans: [] };
    expect(readCommitBody(encoder.encode(writeCommitBody(written)))).toEqual([asRead(written)]);
  });

  it('brings several, in their order', () => {
    const several = [batch('shop'), { ...batch('shop'), deltas: '[]', spans: [] }, batch('shop')];
    const body = joinCommitBodies(several.map(writeCommitBody));
    expect(readCommitBody(encoder.encode(body))).toEqual(several.map(asRead));
    // what a Shard of before would take for a batch has no list of pieces, at which it fails
    expect(JSON.parse(body.split('\n', 1)[0] ?? '')[5]).toBeUndefined();
  });

  it('is as it was where there is one', () => {
    const body = writeCommitBody(batch('shop'));
    expect(joinCommitBodies([body])).toBe(body);
  });

  it.each<[CommitResult, ...CommitResult[]]>([
    [{ outcome: 'committed' }],
    [{ outcome: 'duplicate' }],
    [{ outcome: 'unavailable', reason: 'full', retryAfterSeconds: 30 }],
    [{ outcome: 'committed' }, { outcome: 'committed' }],
    [{ outcome: 'committed' }, { outcome: 'duplicate' }],
  ])('is answered %o, %o', async (...results) => {
    expect(await readCommitAnswer(writeCommitAnswer(results), results.length)).toEqual(results);
  });

  it('commits once, with its series', async () => {
    const { app, stub } = freshShard();
    const body = writeCommitBody(batch(app));
    const answers = async (sent: string, count: number) =>
      (await readCommitAnswer(await stub.fetch(send(sent)), count)).map(({ outcome }) => outcome);
    expect(await answers(body, 1)).toEqual(['committed']);
    expect(await answers(body, 1)).toEqual(['duplicate']);
    const views = (await stub.series()).filter(({ metric }) => metric === 'rum_page_views_total');
    expect(views).toMatchObject([{ value: 2, labels: { app, env: 'test', route: '/é\n' } }]);
  });

  it('commits what comes together each once, the same batch beside itself and after itself', async () => {
    const { app, stub } = freshShard();
    const [first, second] = [writeCommitBody(batch(app)), writeCommitBody(batch(app))];
    const outcomes = async (bodies: readonly string[]) => {
      const answer = await stub.fetch(send(joinCommitBodies(bodies)));
      return (await readCommitAnswer(answer, bodies.length)).map(({ outcome }) => outcome);
    };
    expect(await outcomes([first, first, second])).toEqual(['committed', 'duplicate', 'committed']);
    expect(await outcomes([second, first])).toEqual(['duplicate', 'duplicate']);
    const views = (await stub.series()).filter(({ metric }) => metric === 'rum_page_views_total');
    expect(views).toMatchObject([{ value: 4 }]);
  });
});
