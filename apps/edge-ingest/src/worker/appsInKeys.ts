import type { AppPolicy } from '@throughline/ingest-core/admit/appDirectory';

/** Listing KV costs 5 $ per million and 1,000 a day are free: the cron trigger alone asks 1,440 times a day. */
const CACHE_MS = 15 * 60_000;

/** The apps of all keys in KV, behind a cache in the isolate. */
export function appsInKeys(
  keys: KVNamespace | undefined,
  lookup: ((key: string) => Promise<AppPolicy | undefined>) | undefined,
): () => Promise<readonly string[]> {
  let cached: { apps: readonly string[]; until: number } | undefined;
  return async () => {
    if (keys === undefined || lookup === undefined) return [];
    if (cached !== undefined && cached.until > Date.now()) return cached.apps;
    const names = await listAll(keys);
    const policies = await Promise.all(names.map(lookup));
    const apps = [...new Set(policies.flatMap((policy) => (policy === undefined ? [] : [policy.app])))];
    cached = { apps, until: Date.now() + CACHE_MS };
    return apps;
  };
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
