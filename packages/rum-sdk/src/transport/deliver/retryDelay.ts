/** The first wait is up to this, milliseconds; the bound doubles with each failure. */
const BASE_MS = 2_000;

/** No wait of our own is longer: five minutes of an ingest that is down cost it about a request a page and minute. */
const MAX_MS = 120_000;

/**
 * Milliseconds until the next attempt: exponential, with full jitter, so that the pages that failed together don't come
 * back together (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/). What the server asked for
 * (`Retry-After`) is the least.
 *
 * @param failures in a row; 1 after the first.
 */
export function retryDelay(failures: number, askedMs: number): number {
  return askedMs + Math.min(MAX_MS, BASE_MS * 2 ** (failures - 1)) * Math.random();
}
