/** First wait after a failure: a restart of a backend takes about this long. */
export const FIRST_BACKOFF_MS = 1_000;

/** Longest wait: an outage of hours is noticed within five minutes of its end. */
export const MAX_BACKOFF_MS = 5 * 60_000;

/** A destination that refuses us as a whole (wrong token, wrong path) is probed this often until someone has fixed it. */
export const PROBE_MS = 60_000;

/** A server that asks for more than an hour is probed after one: nobody would look for the reason that long. */
const MAX_RETRY_AFTER_MS = 60 * 60_000;

/**
 * Milliseconds to wait before the next attempt: exponential, with full jitter in its upper half, so that the Shards that
 * failed together don't come back together; never less than the server's own Retry-After.
 *
 * @param attempt failures in a row so far, from 1.
 * @param random 0 to 1, `Math.random()`.
 */
export function backoff(attempt: number, retryAfterMs: number | undefined, random: number): number {
  const ceiling = Math.min(FIRST_BACKOFF_MS * 2 ** (attempt - 1), MAX_BACKOFF_MS);
  const jittered = ceiling / 2 + (ceiling / 2) * random;
  return Math.max(jittered, Math.min(retryAfterMs ?? 0, MAX_RETRY_AFTER_MS));
}
