import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import type { SeriesRow } from '@throughline/ingest-core/measure/series/seriesRow';
import { describe, expect, it } from 'vitest';
import type { Environment } from '../../environment.ts';
import { received, rule, TRACES } from '../../testing/destination.ts';
import { batchOf, freshShard } from '../../testing/shardBatches.ts';
import { openLedger } from '../ledger.ts';
import { fromSentBatch } from '../message/shardBatch.ts';
import { openShard, type ShardParts } from '../openShard.ts';

const SECOND = `/second${TRACES}`;

const TWO = {
  OTLP_DESTINATIONS: JSON.stringify({
    second: {
      endpoint: `${env.DESTINATION}/second`,
      headers: { 'CF-Access-Client-Id': 'id', 'CF-Access-Client-Secret': { env: 'ACCESS_SECRET' } },
    },
  }),
  ACCESS_SECRET: 'access-secret',
};

interface OpenedAnew {
  readonly app: string;
  open(variables: Record<string, string>): Promise<ShardParts>;
  commit(parts: ShardParts, names: string[]): Promise<unknown>;
  /** Names of the spans in the log that are not free to be overwritten. */
  rows(): string[];
}

/** A Shard as it would be under other variables; `open` is what a deployment does. No alarm is ever set. */
function withShard(test: (shard: OpenedAnew) => Promise<void>) {
  const { app, stub } = freshShard();
  return runInDurableObject(stub, async (_, ctx) => {
    // The object's own alarm would write into the same tables as these, which no two of them ever do.
    Object.defineProperty(ctx.storage, 'setAlarm', { value: async () => undefined });
    const open = (variables: Record<string, string>): Promise<ShardParts> =>
      openShard(ctx, { ...env, ...variables } as Environment);
    const commit = (parts: ShardParts, names: string[]) => parts.commit(fromSentBatch(batchOf(app, names)));
    const rows = () =>
      [...openLedger(ctx.storage).log.readSpans(0, Number.POSITIVE_INFINITY)]
        .flatMap(({ stored }) => stored.pieces)
        .flatMap((piece) => [...new TextDecoder().decode(piece.read()).matchAll(/"name":"([^"]*)"/g)])
        .map(([, name]) => name ?? '');
    await test({ app, open, commit, rows });
  });
}

const taken = async (path: string, app: string): Promise<string[]> =>
  (await received(path, app))
    .filter(({ status }) => status < 300)
    .flatMap(({ text }) => [...text.matchAll(/"name":"([^"]*)"/g)].map(([, name]) => name ?? ''));

const books = (rows: readonly SeriesRow[], destination: string): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const row of rows) {
    const { destination: to, outcome = '' } = row.labels;
    if (row.metric === 'rum_forward_total' && row.type === 'counter' && to === destination)
      counts[outcome] = (counts[outcome] ?? 0) + row.value;
  }
  return counts;
};

const logged = (parts: ShardParts, name: string) =>
  parts.health().destinations.find((destination) => destination.name === name);

describe('several OTLP destinations', () => {
  it('each get every span, with the headers that are theirs', () =>
    withShard(async ({ app, open, commit }) => {
      const parts = await open(TWO);
      await commit(parts, ['a', 'b']);
      await parts.drain();
      expect(await taken(TRACES, app)).toEqual(['a', 'b']);
      expect(await taken(SECOND, app)).toEqual(['a', 'b']);
      const [first] = await received(TRACES, app);
      const [second] = await received(SECOND, app);
      expect(first?.headers).toMatchObject({ authorization: 'Bearer otlp-token' });
      expect(first?.headers).not.toHaveProperty('cf-access-client-id');
      expect(second?.headers).not.toHaveProperty('authorization');
      expect(second?.headers).toMatchObject({
        'cf-access-client-id': 'id',
        'cf-access-client-secret': 'access-secret',
      });
      expect(books(parts.series(), 'second')).toEqual({ delivered: 2 });
    }));

  it('a dead one holds no other, keeps its rows in the log, and gets all of them when it is back', () =>
    withShard(async ({ app, open, commit }) => {
      await rule({ path: SECOND, match: app, status: 503, times: 3 });
      let parts = await open(TWO);
      for (const name of ['a', 'b', 'c']) {
        await commit(parts, [name]);
        await parts.drain();
        // A deployment, or an eviction.
        parts = await open(TWO);
      }
      expect(await taken(TRACES, app)).toEqual(['a', 'b', 'c']);
      expect(await taken(SECOND, app)).toEqual([]);
      expect(logged(parts, 'otlp')).toMatchObject({ state: 'ok', waiting: 0 });
      expect(logged(parts, 'second')).toMatchObject({ state: 'later', waiting: 3 });
      await parts.drain();
      expect(await taken(SECOND, app)).toEqual(['a', 'b', 'c']);
      expect(await taken(TRACES, app)).toEqual(['a', 'b', 'c']);
      expect([books(parts.series(), 'otlp'), books(parts.series(), 'second')]).toEqual([
        { delivered: 3 },
        { delivered: 3 },
      ]);
    }));

  it('a dead one that is full takes no room from the others, and gets what waits for it', () =>
    withShard(async ({ app, open, commit, rows }) => {
      await rule({ path: SECOND, match: app, status: 503, times: 5 });
      const small = { ...TWO, OUTBOX_MAX_BYTES: '10' };
      let parts = await open(small);
      for (const name of ['a', 'b', 'c']) {
        expect(await commit(parts, [name])).toEqual({ outcome: 'committed' });
        await parts.drain();
        parts = await open(small);
      }
      expect(await taken(TRACES, app)).toEqual(['a', 'b', 'c']);
      expect(logged(parts, 'second')).toMatchObject({ waiting: 1 });
      expect(parts.health().full).toBe(false);
      expect(books(parts.series(), 'second')).toEqual({ skipped: 2 });
      // The rows that only the others needed have left the log.
      await parts.drain();
      expect(rows()).toEqual(['a']);
      await parts.drain();
      await parts.drain();
      expect(await taken(SECOND, app)).toEqual(['a']);
      expect(await commit(parts, ['d'])).toEqual({ outcome: 'committed' });
      await parts.drain();
      expect(await taken(SECOND, app)).toEqual(['a', 'd']);
      expect(await taken(TRACES, app)).toEqual(['a', 'b', 'c', 'd']);
      expect(books(parts.series(), 'second')).toEqual({ skipped: 2, delivered: 2 });
    }));

  it('spans for which nobody has room are not acknowledged, but metrics alone are', () =>
    withShard(async ({ app, open, commit }) => {
      await rule({ path: TRACES, match: app, status: 503, times: 9 });
      const parts = await open({ OUTBOX_MAX_BYTES: '10' });
      expect(await commit(parts, ['a'])).toEqual({ outcome: 'committed' });
      expect(await commit(parts, ['b'])).toMatchObject({ outcome: 'unavailable' });
      expect(await commit(parts, [])).toEqual({ outcome: 'committed' });
      expect(parts.health().full).toBe(true);
    }));

  it('replays to the one that had refused, and to no other', () =>
    withShard(async ({ app, open, commit }) => {
      await rule({ path: SECOND, match: app, status: 400, times: 1 });
      let parts = await open(TWO);
      await commit(parts, ['a']);
      await parts.drain();
      expect(parts.quarantine.list(0).entries).toMatchObject([{ destination: 'second', items: 1 }]);
      parts.quarantine.settle({ seq: 'all', action: 'replay' });
      parts = await open(TWO);
      await parts.drain();
      expect(await taken(SECOND, app)).toEqual(['a']);
      expect(await taken(TRACES, app)).toEqual(['a']);
      expect(books(parts.series(), 'second')).toEqual({ delivered: 1, quarantined: 1, replayed: 1 });
      expect(books(parts.series(), 'otlp')).toEqual({ delivered: 1 });
    }));

  it('one that is configured no more is forgotten, and what waited for it counted', () =>
    withShard(async ({ app, open, commit }) => {
      await rule({ path: SECOND, match: app, status: 503, times: 2 });
      let parts = await open(TWO);
      await commit(parts, ['a', 'b']);
      await parts.drain();
      parts = await open({});
      expect(books(parts.series(), 'second')).toEqual({ skipped: 2 });
      // Opened again, it isn't counted again.
      parts = await open({});
      expect(books(parts.series(), 'second')).toEqual({ skipped: 2 });
      await parts.drain();
      await parts.drain();
      parts = await open(TWO);
      expect(logged(parts, 'second')).toMatchObject({ state: 'ok', waiting: 0 });
    }));

  it.each([
    ['a mistake in the configuration', { OTLP_DESTINATIONS: '{"second":' }],
    ['a secret that is gone', { ...TWO, ACCESS_SECRET: '' }],
    ['a deployment without variables', { OBS_ENABLED: '' }],
  ])('%s loses nothing of what waits', (_, variables) =>
    withShard(async ({ app, open, commit }) => {
      await rule({ path: SECOND, match: app, status: 503, times: 1 });
      let parts = await open(TWO);
      await commit(parts, ['a']);
      await parts.drain();
      parts = await open(variables);
      await parts.drain();
      await parts.drain();
      expect(await taken(SECOND, app)).toEqual([]);
      parts = await open(TWO);
      await parts.drain();
      expect(await taken(SECOND, app)).toEqual(['a']);
    }),
  );
});
