import type { RateLimiter } from '@throughline/ingest-core/admit/limits/rateLimiter';

/** Period of the limits in wrangler.jsonc, seconds: after it, a caller has its whole allowance again. */
const PERIOD_SECONDS = 60;

export interface PostLimits {
  /** By key or app: what one customer may cost. */
  readonly perKey: RateLimit | undefined;
  /** By key and client address: what one visitor may use up of it. Servers (bearer) have none. */
  readonly perClient: RateLimit | undefined;
}

/** Cloudflare's rate-limit bindings as the ingest's limiter. They count for each location, without asking anyone else. */
export function postLimiter({ perKey, perClient }: PostLimits): RateLimiter {
  return {
    async limit({ key, address }) {
      const isPage = key.startsWith('key:');
      const outcomes = await Promise.all([
        isPage && address !== undefined
          ? perClient?.limit({ key: `${key} ${networkOf(address)}` })
          : undefined,
        perKey?.limit({ key }),
      ]);
      const isOver = outcomes.some((outcome) => outcome?.success === false);
      return isOver ? { ok: false, retryAfterSeconds: PERIOD_SECONDS } : { ok: true };
    },
  };
}

/** Of an IPv6 address its /64, which one subscriber has as a whole (RFC 6177); an IPv4 address as it is. */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.toLowerCase().split('::');
  const groups = head.split(':').filter(Boolean);
  const rest = tail?.split(':').filter(Boolean) ?? [];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - groups.length - rest.length);
  const all = [...groups, ...Array.from({ length: zeros }, () => '0'), ...rest];
  return all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
