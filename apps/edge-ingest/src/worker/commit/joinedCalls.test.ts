import type { CommitResult } from '@throughline/ingest-core/commit/commitBatch';
import { describe, expect, it } from 'vitest';
import { ANSWER_LIMIT_MS, createJoinedCalls, JOIN_WINDOW_MS } from './joinedCalls.ts';

const COMMITTED: CommitResult = { outcome: 'committed' };

/** Calls that end when the test says so, on a clock that is the test's. */
function makeCalls() {
  const calls: {
    name: string;
    batches: readonly string[];
    end: (results: readonly CommitResult[]) => void;
  }[] = [];
  const timers: { at: number; ring: () => void; isLost: boolean }[] = [];
  const kept: Promise<unknown>[] = [];
  let now = 1_000_000;
  const send = createJoinedCalls({
    call: (name, batches) => new Promise((end) => calls.push({ name, batches, end })),
    wait: (ms) =>
      new Promise((ring) => timers.push({ at: now + ms, ring: () => ring(undefined), isLost: false })),
    waitUntil: (promise) => void kept.push(promise),
    now: () => now,
  });
  const settle = () => new Promise((done) => setTimeout(done, 0));
  return {
    calls,
    send,
    timers,
    /** Batches of each call so far. */
    sent: () => calls.map(({ batches }) => batches.join('')),
    async pass(ms: number) {
      now += ms;
      for (const timer of timers) if (timer.at <= now && !timer.isLost) timer.ring();
      await settle();
    },
    /** The requests that wait now are gone, and their timers with them. */
    loseTimers() {
      for (const timer of timers) timer.isLost = true;
    },
    async end(at: number) {
      calls[at]?.end(calls[at].batches.map(() => COMMITTED));
      await settle();
    },
    kept,
  };
}

describe('calls to a Shard', () => {
  it('go at once where batches come seldom', async () => {
    const { send, sent, pass, calls } = makeCalls();
    void send('shop/0', 'a');
    await pass(JOIN_WINDOW_MS);
    void send('shop/0', 'b');
    void send('other/0', 'c');
    expect(sent()).toEqual(['a', 'b', 'c']);
    expect(calls.map(({ name }) => name)).toEqual(['shop/0', 'shop/0', 'other/0']);
  });

  it('are shared by what comes soon after one, and answer each its own', async () => {
    const { send, sent, pass, calls, kept } = makeCalls();
    const first = send('shop/0', 'a');
    const [second, third] = [send('shop/0', 'b'), send('shop/0', 'c')];
    expect(sent()).toEqual(['a']);
    expect(kept).toHaveLength(1);
    await pass(JOIN_WINDOW_MS);
    expect(sent()).toEqual(['a', 'bc']);
    calls[1]?.end([COMMITTED, { outcome: 'duplicate' }]);
    expect(await Promise.all([second, third])).toEqual([COMMITTED, { outcome: 'duplicate' }]);
    calls[0]?.end([{ outcome: 'unavailable', reason: 'full', retryAfterSeconds: 30 }]);
    expect(await first).toMatchObject({ outcome: 'unavailable' });
  });

  it('go when they are full, and a large batch has its own', () => {
    const { send, sent } = makeCalls();
    for (const batch of ['a', ...'b'.repeat(64), 'c']) void send('shop/0', batch);
    expect(sent()).toEqual(['a', 'b'.repeat(64)]);
    void send('shop/0', 'd'.repeat(300_000));
    expect(sent()[2]).toHaveLength(300_000);
    void send('shop/0', 'e'.repeat(250_000));
    void send('shop/0', 'f'.repeat(250_000));
    expect(sent()[3]).toHaveLength(500_001);
  });

  it('are made by the next one when the request that was to make it is gone', async () => {
    const { send, sent, pass, end, loseTimers } = makeCalls();
    void send('shop/0', 'a');
    const left = send('shop/0', 'b');
    loseTimers();
    await pass(JOIN_WINDOW_MS);
    expect(sent()).toEqual(['a']);
    await pass(1_000);
    const next = send('shop/0', 'c');
    expect(sent()).toEqual(['a', 'bc']);
    await end(1);
    expect(await Promise.all([left, next])).toEqual([COMMITTED, COMMITTED]);
    void send('shop/0', 'd');
    await pass(JOIN_WINDOW_MS);
    expect(sent()).toEqual(['a', 'bc', 'd']);
  });

  it('never leave anybody waiting: without an answer they are unavailable, and the late answer harms nobody', async () => {
    const { send, pass, end } = makeCalls();
    void send('shop/0', 'a');
    const joined = [...'bcdefgh'].map((batch) => send('shop/0', batch));
    await pass(JOIN_WINDOW_MS);
    await pass(ANSWER_LIMIT_MS);
    for (const result of await Promise.all(joined))
      expect(result).toMatchObject({ outcome: 'unavailable', retryAfterSeconds: 5 });
    await end(1);
  });

  it('wait as long as the request that has a timer of its own, and start none beside it', async () => {
    const { send, pass, timers } = makeCalls();
    void send('shop/0', 'a');
    const { promise: late, resolve } = Promise.withResolvers<void>();
    const joined = send('shop/0', 'b', late);
    expect(timers).toHaveLength(1);
    await pass(ANSWER_LIMIT_MS);
    resolve();
    expect(await joined).toMatchObject({ outcome: 'unavailable' });
  });

  it('take along what waits for a timer that a clock set back has put off', async () => {
    const { send, sent, pass, loseTimers } = makeCalls();
    void send('shop/0', 'a');
    void send('shop/0', 'b');
    loseTimers();
    await pass(-3_600_000);
    void send('shop/0', 'c');
    expect(sent()).toEqual(['a', 'bc']);
  });
});
