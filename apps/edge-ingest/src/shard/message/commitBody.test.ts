import type { CommitResult } from '@throughline/ingest-core/commit/commitBatch';
import { describe, expect, it } from 'vitest';
import { freshShard } from '../../testing/shardBatches.ts';
import {
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

describe('the body of a commit', () => {
  it('brings everything of a batch, and says how many bytes it has', () => {
    const { spans, ...rest } = batch('shop');
    expect(readCommitBody(encoder.encode(writeCommitBody({ ...rest, spans })))).toEqual({
      ...rest,
      deltaBytes: encoder.encode(rest.deltas).byteLength,
      spans: spans.map(({ text, count }) => ({ count, bytes: encoder.encode(text) })),
    });
  });

  it('brings a batch of which nothing was kept', () => {
    const written = { ...batch('shop'), deltas: '[]', spans: [] };
    expect(readCommitBody(encoder.encode(writeCommitBody(written)))).toEqual({ ...written, deltaBytes: 2 });
  });

  it.each<CommitResult>([
    { outcome: 'committed' },
    { outcome: 'duplicate' },
    { outcome: 'unavailable', reason: 'full', retryAfterSeconds: 30 },
  ])('is answered %o', async (result) => {
    expect(await readCommitAnswer(writeCommitAnswer(result))).toEqual(result);
  });

  it('commits once, with its series', async () => {
    const { app, stub } = freshShard();
    const body = writeCommitBody(batch(app));
    expect(await readCommitAnswer(await stub.fetch(send(body)))).toEqual({ outcome: 'committed' });
    expect(await readCommitAnswer(await stub.fetch(send(body)))).toEqual({ outcome: 'duplicate' });
    const views = (await stub.series()).filter(({ metric }) => metric === 'rum_page_views_total');
    expect(views).toMatchObject([{ value: 2, labels: { app, env: 'test', route: '/é\n' } }]);
  });
});
