import type { Logger } from '@throughline/ingest-core/answer/logger';
import { hasPassed } from '@throughline/ingest-core/hasPassed';
import type { KeyLookup } from './keyLookup.ts';

/** Listing KV costs 5 $ per million and 1,000 a day are free: the cron trigger alone asks 1,440 times a day. */
const CACHE_MS = 15 * 60_000;

/** So soon a KV that could not be listed is asked again. */
const RETRY_MS = 60_000;

export interface AppsInKeysOptions {
  readonly keys: KVNamespace | undefined;
  readonly lookup: KeyLookup | undefined;
  readonly log: Logger;
}

interface Cached {
  readonly apps: readonly string[];
  /** When KV was asked, Unix milliseconds, and for how long it isn't asked again. */
  readonly askedAt: number;
  readonly restMs: number;
}

/**
 * The apps of all keys in KV, behind a cache in the isolate. While KV can't be listed, those of the last time: the Shards
 * of configured apps must not go without their alarms because of it.
 */
export function appsInKeys({ keys, lookup, log }: AppsInKeysOptions): () => Promise<readonly string[]> {
  let cached: Cached = { apps: [], askedAt: Number.NEGATIVE_INFINITY, restMs: 0 };
  return async () => {
    if (keys === undefined || lookup === undefined) return [];
    if (!hasPassed(cached.askedAt, cached.restMs, Date.now())) return cached.apps;
    try {
      cached = { apps: await listApps(keys, lookup), askedAt: Date.now(), restMs: CACHE_MS };
    } catch (error) {
      log.log({ level: 'error', msg: 'KEYS: KV cannot be listed', error: String(error) });
      cached = { ...cached, askedAt: Date.now(), restMs: RETRY_MS };
    }
    return cached.apps;
  };
}

async function listApps(keys: KVNamespace, lookup: KeyLookup): Promise<readonly string[]> {
  const policies = await Promise.all((await listAll(keys)).map(lookup));
  return [...new Set(policies.flatMap((policy) => (policy === undefined ? [] : [policy.app])))];
}

async function listAll(keys: KVNamespace): Promise<string[]> {
  const names: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await keys.list(cursor === undefined ? {} : { cursor });
    names.push(...page.keys.map(({ name }) => name));
    if (page.list_complete) return names;
    cursor = page.cursor;
  }
}
