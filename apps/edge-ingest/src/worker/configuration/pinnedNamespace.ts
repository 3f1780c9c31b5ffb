import type { Result } from '@throughline/wire/result';
import type { Environment } from '../../environment.ts';

/** Where Cloudflare promises to keep an object's data and to run it ("Durable Objects: Data location"). */
const JURISDICTIONS = ['eu', 'us', 'fedramp', 'fedramp-high'] as const;

/**
 * The Shards' namespace, pinned to `JURISDICTION` where that is set. A pinned namespace has other objects under the same
 * names: what the ones before hold is neither moved nor seen.
 */
export function pinnedNamespace({
  SHARD,
  JURISDICTION,
}: Pick<Environment, 'SHARD' | 'JURISDICTION'>): Result<Environment['SHARD'], string> {
  if (!JURISDICTION) return { ok: true, value: SHARD };
  const jurisdiction = JURISDICTIONS.find((known) => known === JURISDICTION);
  if (jurisdiction === undefined)
    return {
      ok: false,
      error: `JURISDICTION: "${JURISDICTION}" is none of ${JURISDICTIONS.join(', ')}; set it to one`,
    };
  try {
    return { ok: true, value: SHARD.jurisdiction(jurisdiction) };
  } catch (error) {
    // workerd on one's own machine has none: nothing may be kept as if it were pinned.
    const reason = error instanceof Error ? error.message : String(error);
    return {
      ok: false,
      error: `JURISDICTION: this runtime can't pin objects (${reason}); leave it out here`,
    };
  }
}
