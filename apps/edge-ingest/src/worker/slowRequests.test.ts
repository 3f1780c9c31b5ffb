import { env } from 'cloudflare:workers';
import type { LogEntry } from '@throughline/ingest-core/answer/logger';
import type { CommitBatch, CommitResult } from '@throughline/ingest-core/commit/commitBatch';
import { makePost } from '@throughline/ingest-core/testing/makePost';
import { describe, expect, it, vi } from 'vitest';
import type { Environment } from '../environment.ts';
import { received, TRACES } from '../testing/destination.ts';
import { answer } from './answers/answer.ts';
import { createEdge } from './createEdge.ts';
import { slowRequests } from './slowRequests.ts';

const SLOW = { level: 'info', msg: 'post answered', status: 200, app: 'shop', env: 'test' } as const;

function setUp(result: () => Promise<CommitResult> = async () => ({ outcome: 'committed' })) {
  const lines: LogEntry[] = [];
  const batches: CommitBatch[] = [];
  const waiting: Promise<unknown>[] = [];
  const clock = { now: 1_700_000_000_000 };
  const logger = slowRequests({
    log: { log: (entry) => lines.push(entry) },
    commit: async (batch) => {
      batches.push(batch);
      return result();
    },
    thresholdMs: 1_000,
    waitUntil: (promise) => waiting.push(promise),
    now: () => clock.now,
  });
  return { lines, batches, waiting, clock, logger };
}

describe('slowRequests', () => {
  it('makes a span of a slow post, in the books like any other, and tells its ids in the line', () => {
    const { lines, batches, clock, logger } = setUp();
    logger.log({ ...SLOW, latency_ms: 1_000 });
    const [span] = batches[0]?.kept.resourceSpans[0]?.scopeSpans[0]?.spans ?? [];
    expect(lines).toMatchObject([{ trace_id: span?.traceId, span_id: span?.spanId, status: 200 }]);
    expect(span).toMatchObject({
      name: 'POST /v1/traces',
      startTimeUnixNano: `${clock.now - 1_000}000000`,
      endTimeUnixNano: `${clock.now}000000`,
    });
    expect(batches[0]).toMatchObject({
      app: 'shop',
      env: 'test',
      deltas: [{ labels: { outcome: 'received' } }, { labels: { outcome: 'kept' } }],
    });
  });

  it("makes none of a quick one, of nobody's, or of more than one in a second", () => {
    const { lines, batches, clock, logger } = setUp();
    const { app: _, ...nobody } = SLOW;
    logger.log({ ...SLOW, latency_ms: 999 });
    logger.log({ ...nobody, latency_ms: 5_000 });
    expect(batches).toEqual([]);
    for (let i = 0; i < 5; i++) logger.log({ ...SLOW, latency_ms: 5_000 });
    expect(batches).toHaveLength(1);
    clock.now += 1_000;
    logger.log({ ...SLOW, latency_ms: 5_000 });
    expect(batches).toHaveLength(2);
    expect(lines).toHaveLength(8);
  });

  it('keeps to itself what becomes of it', async () => {
    const { waiting, logger } = setUp(() => Promise.reject(new Error('no Shard')));
    logger.log({ ...SLOW, latency_ms: 5_000, status: 503, outcome: 'refused', reason: 'unavailable' });
    await expect(Promise.all(waiting)).resolves.toEqual([undefined]);
  });

  it('reaches the trace store from the Worker, once, where it is switched on', async () => {
    const app = `slow-${crypto.randomUUID()}`;
    const APPS = JSON.stringify({
      pk_slow: { app, environment: 'test', origins: ['https://shop.example'] },
    });
    const on = { ...env, APPS, OBS_TRACING_ENABLED: 'true', SLOW_REQUEST_MS: '0' } as Environment;
    const edge = createEdge(on);
    expect((await answer(makePost({ query: { key: 'pk_slow' } }), edge)).status).toBe(200);
    const own = async () =>
      (await received(TRACES, '"edge-ingest"')).filter(({ text }) => text.includes('POST /v1/traces'));
    await vi.waitFor(
      async () => {
        await Promise.all((await edge.shards.all()).map(({ stub }) => stub.drain()));
        expect(await own()).toHaveLength(1);
      },
      { timeout: 20_000 },
    );
  });
});
