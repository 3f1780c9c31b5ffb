/** First wait, milliseconds; it doubles with each attempt. */
const BASE_MS = 1_000;

/** No wait is longer: a page rarely lives long enough for more. */
const MAX_MS = 60_000;

/**
 * Milliseconds until the next attempt: exponential, with full jitter, so that the pages that failed together don't come
 * back together. What the server asked for (`Retry-After`) is the least.
 *
 * @param attempt 1 after the first failure.
 */
export function retryDelay(attempt: number, askedMs: number | undefined, random = Math.random): number {
  const backoff = Math.min(MAX_MS, BASE_MS * 2 ** (attempt - 1)) * (0.5 + random() / 2);
  return askedMs === undefined ? backoff : Math.min(MAX_MS, askedMs + backoff * random());
}
