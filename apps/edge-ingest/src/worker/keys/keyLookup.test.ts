import { env } from 'cloudflare:workers';
import type { LogEntry } from '@throughline/ingest-core/answer/logger';
import { describe, expect, it } from 'vitest';
import { type KeyLookup, keyLookup } from './keyLookup.ts';

const kv = (env as unknown as { TEST_KEYS: KVNamespace }).TEST_KEYS;
const SECOND = 1_000;
const secret = 's'.repeat(32);
const policy = (app: string, more: object = {}) =>
  JSON.stringify({ app, environment: 'test', origins: ['https://shop.example'], ...more });

/** A look-up whose clock and KV the test holds. */
function setUp(keys: Pick<KVNamespace, 'get'> = kv) {
  const lines: LogEntry[] = [];
  const state = { now: 1_000_000, reads: [] as string[], ttls: [] as unknown[], isDown: false, hangs: false };
  const get = (key: string, options: { cacheTtl: number }) => {
    state.reads.push(key);
    state.ttls.push(options.cacheTtl);
    if (state.isDown) return Promise.reject(new Error('KV is away'));
    return state.hangs ? new Promise(() => {}) : keys.get(key, options);
  };
  const lookup: KeyLookup = keyLookup({
    keys: { get } as unknown as KVNamespace,
    secretOf: (name) => (name === 'RUM_TICKET_SECRET' ? secret : undefined),
    log: { log: (line) => lines.push(line) },
    now: () => state.now,
  });
  const appOf = async (key: string) => (await lookup(key))?.app;
  return { state, lines, lookup, appOf };
}

describe('keys in KV', () => {
  it('rotate: two are live for one app, and the first stops within a minute after it is taken out', async () => {
    const { state, appOf } = setUp();
    await kv.put('pk_first', policy('rotating'));
    expect([await appOf('pk_first'), await appOf('pk_second')]).toEqual(['rotating', undefined]);
    await kv.put('pk_second', policy('rotating'));
    state.now += 20 * SECOND;
    expect([await appOf('pk_first'), await appOf('pk_second')]).toEqual(['rotating', 'rotating']);
    await kv.delete('pk_first');
    state.now += 20 * SECOND;
    expect([await appOf('pk_first'), await appOf('pk_second')]).toEqual([undefined, 'rotating']);
    // this cache and KV's own, one after the other
    expect(20 + Math.max(...state.ttls.map(Number))).toBeLessThan(60);
  });

  it('change with their entry, and stop where it is no longer valid, which is logged', async () => {
    const { state, appOf, lines } = setUp();
    await kv.put('pk_changing', policy('before'));
    expect(await appOf('pk_changing')).toBe('before');
    await kv.put('pk_changing', policy('after'));
    state.now += 20 * SECOND;
    expect(await appOf('pk_changing')).toBe('after');
    await kv.put('pk_changing', '{"app":"half');
    state.now += 20 * SECOND;
    expect(await appOf('pk_changing')).toBeUndefined();
    expect(lines).toMatchObject([{ level: 'error', msg: expect.stringMatching(/^configuration: KEYS: /) }]);
  });

  it('are read once for many posts, unknown ones too', async () => {
    const { state, appOf } = setUp();
    await kv.put('pk_read', policy('read'));
    for (let i = 0; i < 50; i++) await Promise.all([appOf('pk_read'), appOf('pk_nobody')]);
    expect(state.reads.sort()).toEqual(['pk_nobody', 'pk_read']);
  });

  it('are not pushed out by those of a guesser, whose own are bounded', async () => {
    const { state, appOf } = setUp({
      get: async (key: string) => (key === 'pk_good' ? policy('a') : null),
    } as never);
    await appOf('pk_good');
    for (let i = 0; i < 3_000; i++) await appOf(`pk_guess_${i}`);
    state.reads.length = 0;
    await appOf('pk_good');
    await appOf('pk_guess_2999');
    expect(state.reads).toEqual([]);
    await appOf('pk_guess_0');
    expect(state.reads).toEqual(['pk_guess_0']);
  });

  it('have secrets of tickets in the entry or by the name of a variable, and never in the log', async () => {
    const { lookup, lines } = setUp();
    await kv.put('pk_tickets', policy('t', { requireTicket: true, ticketSecrets: ['RUM_TICKET_SECRET'] }));
    expect((await lookup('pk_tickets'))?.ticketSecrets).toEqual([secret]);
    const wrong = { requireTicket: 1, ticketSecrets: ['do-not-show-this-secret-0123456789'] };
    await kv.put('pk_wrong_tickets', policy('t', wrong));
    expect(await lookup('pk_wrong_tickets')).toBeUndefined();
    expect(JSON.stringify(lines)).not.toMatch(/do-not-show|ssss/);
  });

  it.each(['__proto__', 'constructor', 'toString'])('are not properties of objects: %s', async (key) => {
    expect(await setUp().lookup(key)).toBeUndefined();
  });
});

describe('while KV is down', () => {
  it('a key that was good goes on for a quarter of an hour, and KV is asked every five seconds', async () => {
    const { state, appOf, lines } = setUp();
    await kv.put('pk_stale', policy('stale'));
    await appOf('pk_stale');
    state.isDown = true;
    state.reads.length = 0;
    state.now += 20 * SECOND;
    for (let i = 0; i < 10; i++) expect(await appOf('pk_stale')).toBe('stale');
    expect(state.reads).toHaveLength(1);
    state.now += 5 * SECOND;
    expect(await appOf('pk_stale')).toBe('stale');
    expect(state.reads).toHaveLength(2);
    expect(lines[0]).toMatchObject({ level: 'error', msg: 'KEYS: KV cannot be asked' });
    state.now += 15 * 60 * SECOND;
    await expect(appOf('pk_stale')).rejects.toThrow('KV is away');
    state.isDown = false;
    expect(await appOf('pk_stale')).toBe('stale');
  });

  it('an unknown key is not refused but told to come later, since it may be a new one', async () => {
    const { state, appOf } = setUp();
    expect(await appOf('pk_new')).toBeUndefined();
    state.isDown = true;
    state.now += 20 * SECOND;
    await expect(appOf('pk_new')).rejects.toThrow('KV is away');
  });

  it('or does not answer, nobody waits for long', async () => {
    const { state, appOf } = setUp();
    await kv.put('pk_slow', policy('slow'));
    await appOf('pk_slow');
    state.hangs = true;
    state.now += 20 * SECOND;
    expect(await appOf('pk_slow')).toBe('slow');
    await expect(appOf('pk_other')).rejects.toThrow('no answer within 2000 ms');
  });

  it('asks again where the clock is set back by an hour: no key is good or unknown so long', async () => {
    const { state, appOf } = setUp();
    await kv.put('pk_back', policy('going'));
    expect([await appOf('pk_back'), await appOf('pk_back_new')]).toEqual(['going', undefined]);
    await kv.delete('pk_back');
    await kv.put('pk_back_new', policy('coming'));
    state.now -= 3_600 * SECOND;
    expect([await appOf('pk_back'), await appOf('pk_back_new')]).toEqual([undefined, 'coming']);
  });
});
