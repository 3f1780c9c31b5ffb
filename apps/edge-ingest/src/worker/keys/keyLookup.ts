import type { AppPolicy } from '@throughline/ingest-core/admit/keys/appDirectory';
import { parseApps } from '@throughline/ingest-core/admit/keys/parseApps';
import type { SecretOf } from '@throughline/ingest-core/admit/tickets/ticketSecretSchema';
import type { Logger } from '@throughline/ingest-core/answer/logger';
import { hasPassed } from '@throughline/ingest-core/hasPassed';
import { boundedMap } from '../boundedMap.ts';
import { withinTime } from '../withinTime.ts';

/** A key that is taken out of the namespace stops working within a minute: KV's own cache takes 30 s of that at least. */
const CACHE_MS = 20_000;

/** KV's cache in a location, seconds; its minimum. */
const KV_CACHE_SECONDS = 30;

/**
 * While KV can't be asked, a key that was good goes on for so long, and the posts of its pages are not lost. A revocation
 * waits meanwhile, so it is minutes, not hours.
 */
const STALE_MS = 15 * 60_000;

/** So often a KV that can't be asked is tried again, for each key. */
const RETRY_MS = 5_000;

/** KV answers in some 10 ms, or a few 100 from far away; a page that leaves doesn't wait longer. */
const TIMEOUT_MS = 2_000;

/** Keys remembered in an isolate, good ones and unknown ones apart: who guesses can't push the good ones out. */
const MAX_ENTRIES = 1_000;

export interface KeyLookupOptions {
  readonly keys: KVNamespace;
  /** For entries that name the variable of a ticket's secret. */
  readonly secretOf: SecretOf;
  readonly log: Logger;
  /** Unix milliseconds; `Date.now` without it. */
  readonly now?: () => number;
}

/** What a key stands for; undefined for an unknown one. Rejects where KV can't be asked and nothing is known of the key. */
export type KeyLookup = (key: string) => Promise<AppPolicy | undefined>;

interface Known {
  readonly policy: AppPolicy;
  /** Unix milliseconds, as the next. */
  readonly readAt: number;
  /** When KV was asked last, in vain or not, and for how long it isn't asked again, milliseconds. */
  readonly askedAt: number;
  readonly restMs: number;
}

/**
 * Looks publishable keys up in KV, behind a short cache in the isolate. An entry is the same JSON as in `APPS`; one that is
 * not valid counts as unknown, and is logged.
 */
export function keyLookup(options: KeyLookupOptions): KeyLookup {
  const { log, now = Date.now } = options;
  const known = boundedMap<Known>(MAX_ENTRIES);
  const unknown = boundedMap<number>(MAX_ENTRIES);

  const remember = (key: string, policy: AppPolicy | undefined): AppPolicy | undefined => {
    const readAt = now();
    if (policy === undefined) {
      known.delete(key);
      unknown.set(key, readAt);
    } else known.set(key, { policy, readAt, askedAt: readAt, restMs: CACHE_MS });
    return policy;
  };

  const goOnWith = (key: string, last: Known | undefined, error: unknown): AppPolicy => {
    const at = now();
    if (last === undefined || hasPassed(last.readAt, STALE_MS, at)) throw error;
    log.log({ level: 'error', msg: 'KEYS: KV cannot be asked', error: String(error) });
    known.set(key, { ...last, askedAt: at, restMs: RETRY_MS });
    return last.policy;
  };

  return async (key) => {
    const last = known.get(key);
    if (last !== undefined && !hasPassed(last.askedAt, last.restMs, now())) return last.policy;
    if (!hasPassed(unknown.get(key) ?? Number.NEGATIVE_INFINITY, CACHE_MS, now())) return undefined;
    try {
      return remember(key, await readPolicy(key, options));
    } catch (error) {
      return goOnWith(key, last, error);
    }
  };
}

async function readPolicy(
  key: string,
  { keys, secretOf, log }: KeyLookupOptions,
): Promise<AppPolicy | undefined> {
  const value = await withinTime(keys.get(key, { cacheTtl: KV_CACHE_SECONDS }), TIMEOUT_MS);
  if (value === null) return undefined;
  const parsed = parseApps(`{${JSON.stringify(key)}:${value}}`, secretOf);
  if (parsed.ok) return parsed.value.get(key);
  log.log({ level: 'error', msg: `configuration: ${parsed.error.replace(/^APPS/, 'KEYS')}` });
  return undefined;
}
