import { memoryLimiter } from '@throughline/ingest-core/admit/limits/memoryLimiter';
import type { RateLimiter } from '@throughline/ingest-core/admit/limits/rateLimiter';

/** A page view costs two posts: 300 page views a minute from one address, an office behind one router included. */
const POSTS_PER_CLIENT = 600;

/** All clients of a key together, whatever addresses they claim: what one process can take. */
const POSTS_PER_KEY = 12_000;

const WINDOW_SECONDS = 60;

/** Limits each client, and each key as a whole: the address comes from a header, which a client can invent. */
export function panelLimiter(): RateLimiter {
  const perClient = memoryLimiter({ limit: POSTS_PER_CLIENT, windowSeconds: WINDOW_SECONDS });
  const perKey = memoryLimiter({ limit: POSTS_PER_KEY, windowSeconds: WINDOW_SECONDS });
  return {
    async limit(input) {
      const client = await perClient.limit(input);
      return client.ok ? perKey.limit({ key: input.key }) : client;
    },
  };
}
