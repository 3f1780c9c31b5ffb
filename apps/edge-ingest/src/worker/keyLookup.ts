import type { AppPolicy } from '@throughline/ingest-core/admit/appDirectory';
import { parseApps } from '@throughline/ingest-core/admit/parseApps';

/** A key that is taken out of the namespace stops working within a minute: KV's own cache takes 30 s of that at least. */
const CACHE_MS = 20_000;

/** KV's cache in a location, seconds; its minimum. */
const KV_CACHE_SECONDS = 30;

/** Keys remembered in an isolate, unknown ones among them, so that a guesser costs one read for each guess at most. */
const MAX_ENTRIES = 1_000;

/**
 * Looks publishable keys up in KV, behind a short cache in the isolate. An entry is the same JSON as in `APPS`; one that is
 * not valid counts as unknown, and is logged by `onMistake`.
 */
export function keyLookup(
  keys: KVNamespace,
  onMistake: (mistake: string) => void,
): (key: string) => Promise<AppPolicy | undefined> {
  const cache = new Map<string, { policy: AppPolicy | undefined; until: number }>();

  const read = async (key: string): Promise<AppPolicy | undefined> => {
    const value = await keys.get(key, { cacheTtl: KV_CACHE_SECONDS });
    if (value === null) return undefined;
    const parsed = parseApps(`{${JSON.stringify(key)}:${value}}`);
    if (parsed.ok) return parsed.value.get(key);
    onMistake(parsed.error.replace(/^APPS/, 'KEYS'));
    return undefined;
  };

  return async (key) => {
    const cached = cache.get(key);
    if (cached !== undefined && cached.until > Date.now()) return cached.policy;
    const policy = await read(key);
    cache.delete(key);
    cache.set(key, { policy, until: Date.now() + CACHE_MS });
    const oldest = cache.keys().next();
    if (cache.size > MAX_ENTRIES && !oldest.done) cache.delete(oldest.value);
    return policy;
  };
}
